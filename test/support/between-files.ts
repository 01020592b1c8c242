import { afterAll, expect, vi } from 'vitest';
import { changesOf, processState, restoreProcess } from './process-state.ts';

/**
 * Runs before every test file. A worker goes from file to file, because packages are slow to load; of our own modules
 * every file gets fresh ones, and it must leave the process as it was.
 */
const last = await import('./after-file.ts');
// A file that could not even be read has no afterAll; it failed already, and its rest must not fail the next one.
await last.clearAway().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
vi.resetModules();
const { clearAway } = await import('./after-file.ts');

const before = processState();

afterAll(async () => {
  try {
    await clearAway();
  } finally {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    const changes = changesOf(before, processState());
    restoreProcess(before);
    expect(changes, 'what the file left changed in its process').toEqual([]);
  }
});
