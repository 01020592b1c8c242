import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('./load-program.ts', import.meta.url));

/** A process that loads road segments of the small city, says what it is about, and may be killed. */
export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #startedMs = performance.now();
  /** Milliseconds from the start at which each line was first said. */
  readonly saidMs = new Map<string, number>();
  /** Milliseconds from the start to the end. */
  readonly ended: Promise<number>;
  readonly #waiting = new Map<string, () => void>();

  constructor(file: string, variables: NodeJS.ProcessEnv) {
    const env = { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', ...variables };
    this.#child = spawn(process.execPath, ['--import', 'tsx', program, file], {
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.ended = once(this.#child, 'exit').then(() => this.#ageMs());
    if (this.#child.stdout === null) throw new Error('no output');
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#hear(line));
  }

  #ageMs(): number {
    return performance.now() - this.#startedMs;
  }

  #hear(line: string): void {
    if (this.saidMs.has(line)) return;
    this.saidMs.set(line, this.#ageMs());
    this.#waiting.get(line)?.();
  }

  /** Resolves when a line is said, or at the end of the process. */
  async says(line: string): Promise<void> {
    if (this.saidMs.has(line)) return;
    const said = new Promise<void>((resolve) => this.#waiting.set(line, resolve));
    await Promise.race([said, this.ended]);
  }

  /** Resolves at an age of the process, or at its end. */
  async lives(ms: number): Promise<void> {
    await Promise.race([sleep(Math.max(0, ms - this.#ageMs())), this.ended]);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }
}
