import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

/** The folder a user stands in. */
const projectRoot = resolve(import.meta.dirname, '../../..');

/** What a child needs of this machine; nothing else of the environment of the tests reaches it. */
const machineVariables = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

function childEnvironment(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = machineVariables.map((name) => [name, process.env[name]]);
  // An empty variable counts as not set, and hides the one of a file `.env`.
  return { ...Object.fromEntries(kept), DATABASE_URL: '', SAMPLE: '', ...variables };
}

/** A running `npm run …` with everything it said. */
export class Program {
  readonly child: ChildProcess;
  readonly #ended: Promise<unknown>;
  out = '';
  err = '';

  constructor(words: readonly string[], variables: NodeJS.ProcessEnv) {
    this.child = spawn('npm', words, { cwd: projectRoot, env: childEnvironment(variables), detached: true });
    this.child.stdout?.on('data', (piece: Buffer) => {
      this.out += piece.toString();
    });
    this.child.stderr?.on('data', (piece: Buffer) => {
      this.err += piece.toString();
    });
    this.#ended = once(this.child, 'close');
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Exit status once it has ended and everything it said has arrived; null when a signal ended it. */
  async status(): Promise<number | null> {
    await this.#ended;
    return this.child.exitCode;
  }

  /** Signals every process of the command at once, as Ctrl-C at a terminal or the end of a session does. */
  signalAll(signal: NodeJS.Signals): void {
    if (this.child.pid !== undefined && !this.hasEnded) process.kill(-this.child.pid, signal);
  }
}

export interface Finished {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run etl -- …` on the database that the variables lead to. */
export async function runEtl(variables: NodeJS.ProcessEnv, words: readonly string[]): Promise<Finished> {
  const program = new Program(['run', '--silent', 'etl', '--', ...words], { LOG_LEVEL: 'silent', ...variables });
  const status = await program.status();
  return { status, out: program.out, err: program.err };
}

/** The one object that `--json` prints. Throws what a refused command said. */
export async function etlJson(variables: NodeJS.ProcessEnv, words: readonly string[]): Promise<unknown> {
  const { status, out, err } = await runEtl(variables, [...words, '--json']);
  if (status !== 0) throw new Error(`etl ${words.join(' ')} ended with ${status}: ${err}`);
  return JSON.parse(out);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('This machine gave no port');
  return address.port;
}
