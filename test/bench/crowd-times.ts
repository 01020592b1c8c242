import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { median, requestTimeMs } from './request-times.ts';

const clients = 100;
const requestsEach = 60;
const rounds = 5;

/** Starts the empty route in a process of its own. */
export async function startEmptyRoute(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const file = new URL('empty-route.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [first] = await once(child.stdout, 'data');
  const url = `http://127.0.0.1:${Number(String(first))}/`;
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { url, stop };
}

/**
 * Longest time of 99 % of the requests of 100 clients that each ask one after the other, warm connections. Each goes
 * through the addresses from a place of its own.
 */
export async function crowdP99Ms(urls: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const ask = (turn: number): Promise<number> => requestTimeMs(urls[turn % urls.length] ?? '', agent);
  const client = async (_: unknown, number: number): Promise<void> => {
    await ask(number * requestsEach);
    for (let asked = 0; asked < requestsEach; asked++) times.push(await ask(number * requestsEach + asked));
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

/** Both asked in turn; the medians of several rounds. */
export async function pairedP99Ms(ours: readonly string[], peer: string): Promise<[number, number]> {
  const [first, second]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    first.push(await crowdP99Ms(ours));
    second.push(await crowdP99Ms([peer]));
  }
  return [median(first), median(second)];
}
