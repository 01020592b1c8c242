import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

const pollMs = 50;

/**
 * Kills a process that has grown beyond its bound: GDAL works in one piece and keeps its memory partly in WebAssembly,
 * partly in typed arrays, so that no option of the runtime bounds the whole of it. Linux tells the size of another
 * process; elsewhere only WebAssembly's own maximum of 2 GB holds.
 */
export class MemoryWatch {
  readonly #child: ChildProcess;
  readonly #mostBytes: number;
  #timer: NodeJS.Timeout | undefined;
  #hasKilled = false;

  constructor(child: ChildProcess, mostBytes: number) {
    this.#child = child;
    this.#mostBytes = mostBytes;
    child.once('exit', () => this.stop());
  }

  /** True once the process was killed for its size. */
  get hasKilled(): boolean {
    return this.#hasKilled;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#look(), pollMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (residentBytes(this.#child.pid) <= this.#mostBytes) return;
    this.#hasKilled = true;
    this.#child.kill('SIGKILL');
  }
}

/** 0 where it is not told, and for a process that is gone. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
