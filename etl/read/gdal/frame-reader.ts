import type { Readable } from 'node:stream';
import { type Frame, frameHead } from './wire.ts';

const mostFrameBytes = 2 ** 30;

/** Puts frames together; the stream is read only as far as frames are asked for. */
export class FrameReader {
  readonly #stream: Readable;
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#stream = stream;
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** Undefined at the end of the stream, also when it ends inside a frame. */
  async next(): Promise<Frame | undefined> {
    const head = await this.#take(frameHead);
    if (head === undefined) return undefined;
    const length = head.readUInt32LE(0);
    if (length > mostFrameBytes) throw new Error(`a frame of ${length} bytes`);
    const content = await this.#take(length);
    return content && { kind: head.readUInt32LE(4), content };
  }

  stop(): void {
    this.#stream.destroy();
  }

  /** Bytes in a buffer of their own, so that they begin where numbers of 8 bytes may. */
  async #take(length: number): Promise<Buffer | undefined> {
    const taken = Buffer.from(new ArrayBuffer(length));
    for (let at = 0; at < length; ) {
      if (this.#chunk.length === 0) {
        const { done, value } = await this.#chunks.next().catch(() => ({ done: true, value: undefined }));
        if (done || value === undefined) return undefined;
        this.#chunk = value;
      }
      const copied = this.#chunk.copy(taken, at);
      this.#chunk = this.#chunk.subarray(copied);
      at += copied;
    }
    return taken;
  }
}
