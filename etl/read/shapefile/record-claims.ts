/** Some ten milliseconds of work. */
const recordsAtOnce = 10_000;

export interface RecordClaim {
  /** Records before it. */
  readonly from: number;
  readonly to: number;
}

/**
 * Who reads which records, when two threads read one file: one claims from the front, the other from the back, until
 * they meet. The one at the front needs to know no place in the file, and finds the first fault of a damaged file as if
 * it were alone.
 */
export class ClaimedRecords {
  readonly #recordCount: number;
  /** Claims of both together; as many as there are blocks, so that front and back never overlap. */
  readonly #taken: Int32Array;
  #own = 0;

  constructor(recordCount: number, memory = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.#recordCount = recordCount;
    this.#taken = new Int32Array(memory);
  }

  /** For the other thread. */
  get memory(): SharedArrayBuffer {
    const { buffer } = this.#taken;
    if (buffer instanceof SharedArrayBuffer) return buffer;
    throw new Error('memory that cannot be shared');
  }

  nextFront(): RecordClaim | undefined {
    return this.#next((own) => own);
  }

  nextBack(): RecordClaim | undefined {
    return this.#next((own, blocks) => blocks - 1 - own);
  }

  #next(blockOf: (own: number, blocks: number) => number): RecordClaim | undefined {
    const blocks = Math.ceil(this.#recordCount / recordsAtOnce);
    if (Atomics.add(this.#taken, 0, 1) >= blocks) return undefined;
    const from = recordsAtOnce * blockOf(this.#own, blocks);
    this.#own += 1;
    return { from, to: Math.min(from + recordsAtOnce, this.#recordCount) };
  }
}

/** True where a block may begin. */
export function beginsBlock(record: number): boolean {
  return record % recordsAtOnce === 0;
}
