import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What comes of a workbook: its rows, a refusal, an error that is none, or the end of the process that read it. */
export type BoundedOutcome =
  | { readonly rows: number }
  | { readonly refused: string }
  | { readonly crash: string }
  | 'ended';

const program = fileURLToPath(new URL('./workbook-child.ts', import.meta.url));
const bounds = { memoryMb: 256, timeMs: 2_000 };

/** Many workbooks through one process with a bound on memory and time, as the reader's own; a new one when it ends. */
export class BoundedWorkbooks {
  #child: ChildProcess | undefined;

  async read(content: Uint8Array): Promise<BoundedOutcome> {
    const child = await this.#ready();
    child.send(content);
    const timer = setTimeout(() => child.kill('SIGKILL'), bounds.timeMs);
    const [answer] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => ['ended'])]);
    clearTimeout(timer);
    if (answer === 'ended') this.#child = undefined;
    return answer as BoundedOutcome;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #ready(): Promise<ChildProcess> {
    if (this.#child !== undefined) return this.#child;
    const child = fork(program, {
      execArgv: [`--max-old-space-size=${bounds.memoryMb}`, '--import', 'tsx'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(child, 'message');
    this.#child = child;
    return child;
  }
}
