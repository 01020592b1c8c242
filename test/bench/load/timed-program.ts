import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Timing {
  readonly seconds: number;
  /** Largest resident size of the process itself, in MB; Linux tells it while the process runs. */
  readonly peakMb: number;
  readonly output: string;
}

const pollMs = 25;

/** Runs a program to its end; throws with what it said when it fails. */
export async function timed(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Timing> {
  const start = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let said = '';
  let peakMb = 0;
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    said += text;
  });
  const polling = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid));
  }, pollMs);
  const [status] = await once(child, 'close');
  clearInterval(polling);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${said.slice(-2000)}`);
  return { seconds: (performance.now() - start) / 1000, peakMb, output };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has just ended
  }
}
