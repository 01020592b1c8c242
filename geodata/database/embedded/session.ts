import type { Socket } from 'node:net';
import type { Speaker, Turns } from './turns.ts';
import {
  type ClientMessage,
  encryptionRefused,
  fatal,
  keeperAccepted,
  MessageReader,
  query,
  startupCodeOf,
  startupCodes,
  welcome,
} from './wire.ts';

const endOfUnit = new Set(['S', 'Q', 'F']);
const flush = 'H';
const terminate = 'X';

/** COPY FROM STDIN ends the process of PGlite (measured, 0.5.8). */
const copyFromClient = /^\s*copy\b[^;]*\bfrom\s+stdin\b/i;
const copyHeadBytes = 2_000;
const copyRefused = query(`DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '0A000',
  MESSAGE = 'COPY FROM STDIN does not work on the embedded database: INSERT from arrays instead'; END $$`);

/** One connection to the host: a client of the database, or a keeper that only wants the host to stay. */
export class Session implements Speaker {
  readonly #socket: Socket;
  readonly #turns: Turns;
  readonly #parameters: Readonly<Record<string, string>>;
  readonly #reader = new MessageReader();
  #unit: Buffer[] = [];
  #state: 'starting' | 'keeping' | 'speaking' = 'starting';

  constructor(socket: Socket, turns: Turns, parameters: Readonly<Record<string, string>>) {
    this.#socket = socket;
    this.#turns = turns;
    this.#parameters = parameters;
    socket.on('data', (bytes) => this.#hear(bytes));
    socket.on('close', () => turns.leave(this));
    // A broken connection is closed next; there is nobody left to tell.
    socket.on('error', () => undefined);
  }

  receive(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Ends the connection with a reason that the driver throws at its user. */
  end(code: string, reason: string): void {
    if (this.#state === 'speaking') this.receive(fatal(code, reason));
    this.#socket.destroySoon();
  }

  #hear(bytes: Buffer): void {
    try {
      this.#reader.push(bytes);
      for (let message = this.#reader.next(); message; message = this.#reader.next()) {
        if (this.#state === 'speaking') this.#pass(message);
        else this.#start(message);
      }
    } catch {
      // The only thing that throws here is a message too long to be one.
      this.end('08P01', 'this is not the protocol of PostgreSQL, or a message is too long');
    }
  }

  #start(message: ClientMessage): void {
    const code = startupCodeOf(message);
    if (code === startupCodes.ssl || code === startupCodes.gss) {
      this.receive(encryptionRefused);
    } else if (code === startupCodes.keeper) {
      this.#state = 'keeping';
      this.receive(keeperAccepted);
    } else if (code === startupCodes.protocol3) {
      this.#state = 'speaking';
      this.#reader.expectTyped();
      this.receive(welcome(this.#parameters));
    } else {
      // Also a request to cancel: the engine cannot be interrupted, and the protocol wants no answer.
      this.#socket.destroy();
    }
  }

  #pass(message: ClientMessage): void {
    if (message.type === terminate) {
      this.#socket.end();
      return;
    }
    const isCopy = message.type === 'Q' && copyFromClient.test(message.bytes.toString('utf8', 5, copyHeadBytes));
    this.#unit.push(isCopy ? copyRefused : message.bytes);
    const endsUnit = endOfUnit.has(message.type);
    if (!endsUnit && message.type !== flush) return;
    const bytes = Buffer.concat(this.#unit);
    this.#unit = [];
    this.#turns.say({ speaker: this, bytes, endsUnit });
  }
}
