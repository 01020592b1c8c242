import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Site } from './ask.ts';
import { freePort, Program } from './programs.ts';

const pollMs = 100;
const limitMs = 240_000;

/** The whole platform as a user starts it: `npm start`. */
export interface Platform extends Site {
  readonly program: Program;
  readonly port: number;
}

/** Runs `npm start` on a free port; ended with the test, whatever becomes of it. */
export async function startPlatform(variables: NodeJS.ProcessEnv): Promise<Platform> {
  const port = await freePort();
  const program = new Program(['start', '--silent'], { PORT: String(port), ...variables });
  onTestFinished(() => program.signalAll('SIGKILL'));
  return { program, port, origin: `http://127.0.0.1:${port}` };
}

/** Waits until it answers questions; throws what it said when it ends instead. */
export async function untilReady({ origin, program }: Platform): Promise<void> {
  await until(program, async () => (await fetch(`${origin}/readyz`).catch(() => undefined))?.ok === true);
}

export async function untilSaid({ program }: Platform, words: string): Promise<void> {
  await until(program, async () => program.out.includes(words));
}

async function until(program: Program, isSo: () => Promise<boolean>): Promise<void> {
  for (let waitedMs = 0; waitedMs < limitMs; waitedMs += pollMs) {
    if (program.hasEnded) break;
    if (await isSo()) return;
    await sleep(pollMs);
  }
  throw new Error(`The start did not get there. It said:\n${program.out}\n${program.err}`);
}

/** Whether anything listens on the port. */
export async function answers({ origin }: Site): Promise<boolean> {
  return fetch(`${origin}/healthz`).then(
    () => true,
    () => false,
  );
}
