import { expect, test } from 'vitest';
import { countsOf } from './count-reporter.ts';

function moduleOf(isOk: boolean, ...states: string[]): Parameters<typeof countsOf>[0] {
  return { ok: () => isOk, children: { allTests: () => states.map((state) => ({ result: () => ({ state }) })) } };
}

test('a test whose worker died has failed, and a file that failed without a failed test counts as one', () => {
  expect(countsOf(moduleOf(true, 'passed', 'passed', 'skipped'))).toEqual({ passed: 2, failed: 0, skipped: 1 });
  expect(countsOf(moduleOf(false, 'passed', 'failed', 'pending'))).toEqual({ passed: 1, failed: 2, skipped: 0 });
  expect(countsOf(moduleOf(false, 'passed'))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(countsOf(moduleOf(false))).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
