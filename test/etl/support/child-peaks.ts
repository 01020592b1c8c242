import { readdirSync, readFileSync } from 'node:fs';

const pollMs = 20;

/** Largest resident sizes of the processes that this one started with some word in their command; Linux tells them. */
export class ChildPeaks {
  readonly #word: string;
  readonly #peaks = new Map<number, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(word: string) {
    this.#word = word;
    this.#timer = setInterval(() => this.#look(), pollMs).unref();
  }

  /** How many processes were seen. */
  get count(): number {
    return this.#peaks.size;
  }

  get largestBytes(): number {
    return Math.max(0, ...this.#peaks.values());
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    for (const pid of childrenOf(process.pid)) {
      const size = /VmHWM:\s+(\d+) kB/.exec(told(`${pid}/status`))?.[1];
      if (size !== undefined && told(`${pid}/cmdline`).includes(this.#word)) this.#peaks.set(pid, Number(size) * 1024);
    }
  }
}

function childrenOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.flatMap((thread) => told(`${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number));
}

/** Nothing of a process that has just ended. */
function told(name: string): string {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    return '';
  }
}
