import { Agent, request } from 'node:http';

const oneSocket = new Agent({ keepAlive: true, maxSockets: 1 });

/** Time of one GET on a warm connection, body read to its end. */
export function requestTimeMs(url: string, agent = oneSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const call = request(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('end', () => resolve(performance.now() - start));
      response.resume();
    });
    call.on('error', reject);
    call.end();
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('the median of nothing');
  return middle;
}

/** The least median of three in a row: other work on the machine lengthens times and never shortens them. */
export function bestMedianMs(times: readonly number[]): number {
  const starts = times.map((_, index) => index).filter((index) => index % 3 === 0);
  return Math.min(...starts.map((start) => median(times.slice(start, start + 3))));
}

/** Medians of two addresses asked in turn, so that both meet the same machine. */
export async function pairedMediansMs(ours: string, peer: string, rounds: number): Promise<[number, number]> {
  const [first, second]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    first.push(await requestTimeMs(ours));
    second.push(await requestTimeMs(peer));
  }
  return [median(first), median(second)];
}
