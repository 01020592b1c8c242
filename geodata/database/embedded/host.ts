import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { Session } from './session.ts';
import { type Backend, Turns } from './turns.ts';

export interface HostOptions {
  readonly backend: Backend;
  /** Settings that a backend tells its clients. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly socket: string;
  /** How long the host stays after the last client left. */
  readonly lingerMs: number;
  /** How long a connection may hold its turn without a word while others wait. */
  readonly idleTurnLimitMs: number;
  readonly onIdle: () => void;
  readonly onCrash: (error: unknown) => void;
}

const watchIntervalMs = 1_000;

/** A client that does not take its last message within this time loses it. */
const farewellMs = 300;

/** Serves one backend on a Unix socket to any number of connections. */
export class Host {
  readonly #options: HostOptions;
  readonly #turns: Turns;
  readonly #server: Server;
  readonly #sessions = new Map<Session, Socket>();
  #lingering: NodeJS.Timeout | undefined;
  #watching: NodeJS.Timeout | undefined;

  constructor(options: HostOptions) {
    this.#options = options;
    this.#turns = new Turns(options.backend, options.onCrash);
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Takes the place of a socket that a dead host left: the caller owns the folder. */
  async listen(): Promise<void> {
    rmSync(this.#options.socket, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.socket, resolve);
    });
    this.#watching = setInterval(() => this.#endIdler(), watchIntervalMs);
    this.#linger();
  }

  /** Ends every connection; open transactions are rolled back. */
  async close(): Promise<void> {
    clearTimeout(this.#lingering);
    clearInterval(this.#watching);
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const session of this.#sessions.keys()) session.end('57P01', 'the embedded database is being shut down');
    const forcing = setTimeout(() => this.#destroyAll(), farewellMs);
    await closed;
    clearTimeout(forcing);
    // The server is told of the end of its connections before the sessions are.
    for (const session of this.#sessions.keys()) this.#turns.leave(session);
    await this.#turns.settle();
  }

  #destroyAll(): void {
    for (const socket of this.#sessions.values()) socket.destroy();
  }

  #accept(socket: Socket): void {
    clearTimeout(this.#lingering);
    const session = new Session(socket, this.#turns, this.#options.parameters);
    this.#sessions.set(session, socket);
    socket.on('close', () => {
      this.#sessions.delete(session);
      if (this.#sessions.size === 0) this.#linger();
    });
  }

  #linger(): void {
    clearTimeout(this.#lingering);
    if (this.#server.listening) this.#lingering = setTimeout(this.#options.onIdle, this.#options.lingerMs);
  }

  #endIdler(): void {
    const idler = this.#turns.findIdler();
    if (!idler || idler.idleMs < this.#options.idleTurnLimitMs) return;
    const reason = 'the transaction was idle while others waited: on the embedded database all connections take turns';
    if (idler.speaker instanceof Session) idler.speaker.end('25P03', reason);
  }
}
