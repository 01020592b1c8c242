import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm start` as a process of its own, with nothing of the machine's own settings. */
export class Program {
  readonly #child: ChildProcess;
  out = '';
  err = '';

  constructor(variables: NodeJS.ProcessEnv) {
    const { PATH, HOME } = process.env;
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts', '--no-build', '--check-answers'], {
      cwd: root,
      env: { PATH, HOME, PORT: '0', SAMPLE: 'off', LOG_LEVEL: 'info', DATABASE_URL: '', ADMIN_TOKEN: '', ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (piece) => {
      this.out += piece.toString();
    });
    this.#child.stderr?.on('data', (piece) => {
      this.err += piece.toString();
    });
  }

  /** The address of the last line, once the server is ready. */
  async ready(limitMs = 60_000): Promise<string> {
    const startMs = Date.now();
    while (Date.now() - startMs < limitMs && this.#child.exitCode === null) {
      const address = /ready: (http:\S+)\n$/.exec(this.out)?.[1];
      if (address !== undefined) return address;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`not ready:\n${this.out}\n${this.err}`);
  }

  async end(signal?: NodeJS.Signals): Promise<Outcome> {
    if (signal !== undefined) this.#child.kill(signal);
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return { code: this.#child.exitCode, out: this.out, err: this.err };
  }
}
