const headBytes = 5;
const readyForQuery = 'Z'.charCodeAt(0);

/**
 * Passes on what the backend answers to one unit, with exactly one ReadyForQuery, at its end.
 * Measured on PGlite 0.5.8: an error inside a unit of the extended protocol brings a ReadyForQuery at once and another
 * one at Sync. The driver takes the second for the answer to its next statement, and from then on every answer of the
 * connection goes to the wrong question.
 */
export class ReadyFilter {
  readonly #pass: (bytes: Buffer) => void;
  #partial: Buffer = Buffer.alloc(0);
  /** Bytes of the current message that are still to come. */
  #rest = 0;
  #ready: Buffer | undefined;

  constructor(pass: (bytes: Buffer) => void) {
    this.#pass = pass;
  }

  push(piece: Buffer): void {
    let bytes = this.#partial.length > 0 ? Buffer.concat([this.#partial, piece]) : piece;
    this.#partial = Buffer.alloc(0);
    while (bytes.length > 0) {
      if (this.#rest > 0) {
        bytes = this.#passRest(bytes);
      } else if (bytes.length < headBytes || (bytes[0] === readyForQuery && bytes.length < headBytes + 1)) {
        this.#partial = bytes;
        return;
      } else {
        bytes = this.#startMessage(bytes);
      }
    }
  }

  /**
   * The backend has said all it has to say. When the unit is over, the one ReadyForQuery may go; otherwise more of the
   * unit follows. False when a unit is over without one: the backend is dead.
   */
  end(isUnitOver: boolean): boolean {
    const ready = this.#ready;
    this.#ready = undefined;
    if (isUnitOver && ready) this.#pass(ready);
    return !isUnitOver || ready !== undefined;
  }

  #passRest(bytes: Buffer): Buffer {
    const length = Math.min(this.#rest, bytes.length);
    this.#rest -= length;
    this.#pass(bytes.subarray(0, length));
    return bytes.subarray(length);
  }

  #startMessage(bytes: Buffer): Buffer {
    const length = 1 + bytes.readUInt32BE(1);
    if (bytes[0] === readyForQuery) {
      this.#ready = Buffer.from(bytes.subarray(0, length));
      return bytes.subarray(length);
    }
    this.#rest = length;
    return bytes;
  }
}
