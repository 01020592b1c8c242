import { afterAll, expect, vi } from 'vitest';

/**
 * Runs before every test file. A worker goes from file to file, because packages are slow to load; of our own modules
 * every file gets fresh ones, and it must leave the process as it was: environment, folder, clock, and what tests like to put
 * something else in place of. (That packages add globals of their own is none of its business.)
 */
const last = await import('./after-file.ts');
// A file that could not even be read has no afterAll; it failed already, and its rest must not fail the next one.
await last.clearAway().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
vi.resetModules();
const { clearAway } = await import('./after-file.ts');

const replaceable = ['Date', 'fetch', 'setTimeout', 'setInterval', 'queueMicrotask', 'performance'] as const;
const processState = () => ({
  globals: Object.fromEntries(replaceable.map((name) => [name, globalThis[name]])),
  env: { ...process.env },
  folder: process.cwd(),
});
const before = processState();

afterAll(async () => {
  await clearAway();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  expect(processState(), 'what the file left in its process').toEqual(before);
});
