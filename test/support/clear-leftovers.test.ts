import { expect, test } from 'vitest';
import { isLeftover, newRunName } from './clear-leftovers.ts';

const hourMs = 3_600_000;
const now = Date.UTC(2026, 10, 23, 12);

test('what a run of hours ago left behind is a leftover, with all its copies', () => {
  const old = newRunName('a1b2c3', now - 4 * hourMs);
  for (const name of [old, `${old}_sample`, `${old}_sample.lock`, `${old}_0123abcd`])
    expect(isLeftover(name, now)).toBe(true);
});

test('a run of this hour, and what is not ours, is none', () => {
  const names = [newRunName('a1b2c3', now - hourMs), newRunName('a1b2c3', now), 'tongcun_test_', 'tongcun', 'postgres'];
  for (const name of names) expect(isLeftover(name, now)).toBe(false);
});
