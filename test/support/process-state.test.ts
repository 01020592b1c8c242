import { expect, test } from 'vitest';
import { changesOf, processState, restoreProcess } from './process-state.ts';

test('what a file changes in its process is named, and put back', () => {
  const before = processState();
  expect(changesOf(before, processState())).toEqual([]);
  const { PATH } = process.env;
  delete process.env.PATH;
  process.env.LEFT_BEHIND = 'x';
  process.chdir('/');
  globalThis.fetch = async () => new Response('');
  const found = changesOf(before, processState());
  restoreProcess(before);
  expect(found).toEqual(['environment: PATH', 'environment: LEFT_BEHIND', 'working folder', 'fetch']);
  expect(changesOf(before, processState())).toEqual([]);
  expect(process.env.PATH).toBe(PATH);
});
