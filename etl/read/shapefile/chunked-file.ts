import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const chunkBytes = 2 * 1024 * 1024;

/**
 * Reads a file from front to back in chunks. A chunk is never written again once it is full, so that slices of it
 * stay good as long as somebody holds them. Synchronous: a chunk is there within a millisecond, and an asynchronous
 * step for each record would cost more than reading it.
 */
export class ChunkedFile {
  readonly size: number;
  readonly #file: number;
  /** What was read last; `reach` says where in it the next bytes stand. */
  chunk = Buffer.alloc(0);
  #at = 0;
  #offset: number;

  /** `from`: bytes that are left out at the front. */
  constructor(path: string, from = 0) {
    this.#file = openSync(path, 'r');
    this.size = fstatSync(this.#file).size;
    this.#offset = from;
  }

  /** Makes the next `bytes` stand together in `chunk` and answers where; -1 when the file ends before. */
  reach(bytes: number): number {
    if (this.#at + bytes > this.chunk.length && !this.#fill(bytes)) return -1;
    return this.#at;
  }

  /** Goes on behind `bytes` that were reached. */
  skip(bytes: number): void {
    this.#at += bytes;
  }

  /** The next `bytes` of the file, or undefined when it ends before. */
  take(bytes: number): Buffer | undefined {
    const at = this.reach(bytes);
    if (at < 0) return undefined;
    this.skip(bytes);
    return this.chunk.subarray(at, at + bytes);
  }

  close(): void {
    closeSync(this.#file);
  }

  #fill(bytes: number): boolean {
    const rest = this.chunk.subarray(this.#at);
    const left = this.size - this.#offset + rest.length;
    if (bytes > left) return false;
    const chunk = Buffer.allocUnsafeSlow(Math.max(bytes, Math.min(chunkBytes, left)));
    rest.copy(chunk);
    let filled = rest.length;
    while (filled < chunk.length) {
      const read = readSync(this.#file, chunk, filled, chunk.length - filled, this.#offset);
      if (read === 0) return false;
      filled += read;
      this.#offset += read;
    }
    this.chunk = chunk;
    this.#at = 0;
    return true;
  }
}
