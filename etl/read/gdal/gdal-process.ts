import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FrameReader } from './frame-reader.ts';
import { MemoryWatch } from './watch-memory.ts';
import { type Frame, frameKinds, type GdalRequest } from './wire.ts';

const program = fileURLToPath(new URL('./program/gdal-program.ts', import.meta.url));
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const keptIdleMs = 20_000;
/** What one large file has taken of WebAssembly's memory is never given back. */
const mostHeapBytes = 800e6;
/** A file of 100 kB can ask for texts of a gigabyte: one cell of them took 3.5 GB. */
const mostResidentBytes = 1.5e9;

/**
 * GDAL in WebAssembly runs in a process of its own: it blocks while it works, may be stopped at any time, keeps its
 * memory for good and sets a global `location` that misleads other libraries.
 * It takes about a second to begin, so an idle one is kept for the next file.
 */
export class GdalProcess {
  readonly #child: ChildProcess;
  readonly #input: Writable;
  readonly #output: Readable;
  readonly #frames: FrameReader;
  readonly #memory: MemoryWatch;
  #idleTimer: NodeJS.Timeout | undefined;

  private constructor() {
    // A small heap for JavaScript: GDAL's memory is not in it, and rows pass through.
    const args = ['--max-semi-space-size=16', '--import', loader, program];
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error('a process without pipes');
    this.#input = stdin;
    this.#output = stdout;
    this.#frames = new FrameReader(stdout);
    this.#memory = new MemoryWatch(this.#child, mostResidentBytes);
    // A process that is gone is noticed by its frames ending.
    this.#input.on('error', () => undefined);
    this.#child.on('error', () => undefined);
    this.#child.once('exit', () => {
      if (idle === this) idle = undefined;
    });
  }

  /** The idle process or a new one. */
  static take(): GdalProcess {
    const taken = idle?.isAlive ? idle : new GdalProcess();
    idle = undefined;
    clearTimeout(taken.#idleTimer);
    taken.#hold(true);
    return taken;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** It is gone because it took more memory than it may. */
  get hasOutgrown(): boolean {
    return this.#memory.hasKilled;
  }

  ask(request: GdalRequest): void {
    this.#input.write(`${JSON.stringify(request)}\n`);
  }

  /** The next frame, or undefined when the process is gone. */
  next(): Promise<Frame | undefined> {
    return this.#frames.next();
  }

  /** Ends a process that is still at work or has failed. */
  kill(): void {
    this.#child.kill('SIGKILL');
    this.#frames.stop();
  }

  /** Closes what is open and keeps the process for the next file. */
  async release(): Promise<void> {
    this.ask({ ask: 'close' });
    const frame = await this.next();
    const { heapBytes = 0 } = frame?.kind === frameKinds.closed ? JSON.parse(frame.content.toString()) : {};
    if (heapBytes === 0 || heapBytes > mostHeapBytes) this.kill();
    else this.putBack();
  }

  /** Keeps a process with which nothing is open. */
  putBack(): void {
    if (idle !== undefined) {
      this.kill();
      return;
    }
    idle = this;
    this.#idleTimer = setTimeout(() => this.kill(), keptIdleMs).unref();
    this.#hold(false);
  }

  /** An idle process must not keep the program alive. It ends by itself when its input does. */
  #hold(holds: boolean): void {
    if (holds) this.#memory.start();
    else this.#memory.stop();
    const ends = [this.#child, this.#input, this.#output];
    for (const end of ends) {
      if ('ref' in end || end instanceof Socket) end[holds ? 'ref' : 'unref']();
    }
  }
}

let idle: GdalProcess | undefined;

/** Starts a process for a file that is to be opened soon. */
export function warmGdal(): void {
  GdalProcess.take().putBack();
}
