/** The part of PostgreSQL's wire protocol (version 3) that is needed between connections and the one backend. */

/** A message of a client; the first packets of a connection have no type. */
export interface ClientMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

const typeBytes = 1;
const lengthBytes = 4;

/** PostgreSQL allows 1 GB; the 32-bit engine would not survive it. */
const longestMessage = 256 * 1024 * 1024;
const longestStartup = 10_000;

export class MessageTooLong extends Error {}

/** Cuts a stream of bytes into messages; joins its pieces only once a message is complete. */
export class MessageReader {
  #pieces: Buffer[] = [];
  #size = 0;
  #needed = lengthBytes;
  #isTyped = false;

  /** Messages after the start-up packet carry a type byte. */
  expectTyped(): void {
    this.#isTyped = true;
    this.#needed = typeBytes + lengthBytes;
  }

  push(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
  }

  /** The next complete message, or undefined. */
  next(): ClientMessage | undefined {
    if (this.#size < this.#needed) return undefined;
    const [joined = Buffer.alloc(0)] = this.#pieces.length === 1 ? this.#pieces : [Buffer.concat(this.#pieces)];
    this.#pieces = [joined];
    const head = this.#isTyped ? typeBytes : 0;
    if (joined.length < head + lengthBytes) return undefined;
    const length = head + joined.readUInt32BE(head);
    if (length > (this.#isTyped ? longestMessage : longestStartup)) throw new MessageTooLong();
    this.#needed = Math.max(length, head + lengthBytes);
    if (joined.length < this.#needed) return undefined;
    return this.#take(joined, head);
  }

  #take(joined: Buffer, head: number): ClientMessage {
    const bytes = joined.subarray(0, this.#needed);
    const rest = joined.subarray(this.#needed);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    this.#needed = head + lengthBytes;
    return { type: head > 0 ? String.fromCharCode(bytes[0] ?? 0) : '', bytes };
  }
}

/** Codes in place of the protocol version in the first packet. */
export const startupCodes = {
  protocol3: 196_608,
  cancel: 80_877_102,
  ssl: 80_877_103,
  gss: 80_877_104,
  /** Our own: a client that only wants the host to stay. Answered by `keeperAccepted`. */
  keeper: 80_871_812,
} as const;

export const keeperRequest: Buffer = Buffer.alloc(2 * lengthBytes);
keeperRequest.writeUInt32BE(keeperRequest.length, 0);
keeperRequest.writeUInt32BE(startupCodes.keeper, lengthBytes);
export const keeperAccepted: Buffer = Buffer.from('K');
export const encryptionRefused: Buffer = Buffer.from('N');

export function startupCodeOf(message: ClientMessage): number {
  return message.bytes.length >= 8 ? message.bytes.readUInt32BE(4) : 0;
}

/** Sync ends a unit of the extended protocol; Query is a unit of its own. */
export const sync: Buffer = message('S', Buffer.alloc(0));
export const rollback: Buffer = query('ROLLBACK');

/** A statement in the simple protocol. */
export function query(text: string): Buffer {
  return message('Q', Buffer.from(`${text}\0`));
}

/** What a backend says when a connection is accepted: authenticated, settings, key (unused), ready. */
export function welcome(parameters: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat([
    message('R', Buffer.alloc(4)),
    ...Object.entries(parameters).map(([name, value]) => message('S', Buffer.from(`${name}\0${value}\0`))),
    message('K', Buffer.alloc(8)),
    message('Z', Buffer.from('I')),
  ]);
}

/** An error after which the backend closes the connection. */
export function fatal(code: string, text: string): Buffer {
  return message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(typeBytes + lengthBytes);
  head.write(type, 'latin1');
  head.writeUInt32BE(lengthBytes + body.length, typeBytes);
  return Buffer.concat([head, body]);
}
