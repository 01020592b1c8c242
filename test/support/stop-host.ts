import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 20;
const limitMs = 30_000;

/** Process id of the host that owns a data folder, or undefined. */
export function hostOf(dataDir: string): number | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'owner.json'), 'utf8')).pid;
  } catch {
    // Nobody owns the folder.
    return undefined;
  }
}

/** Ends the host of a data folder and waits for its end. */
export async function stopHost(dataDir: string, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  const pid = hostOf(dataDir);
  if (pid === undefined) return;
  for (let waitedMs = 0; waitedMs < limitMs && send(pid, waitedMs === 0 ? signal : 0); waitedMs += pollMs) {
    await sleep(pollMs);
  }
  if (send(pid, 0)) throw new Error(`The host ${pid} of ${dataDir} does not end`);
}

/** False when there is no such process. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
