const firstBytes = 4096;

/** Writes little-endian numbers into a buffer that grows and is used again and again. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(firstBytes);
  #at = 0;

  get length(): number {
    return this.#at;
  }

  reset(): void {
    this.#at = 0;
  }

  /** Takes back what was written from `at` on. */
  cut(at: number): void {
    this.#at = at;
  }

  byte(value: number): void {
    this.#ensure(1);
    this.#buffer[this.#at] = value;
    this.#at += 1;
  }

  count(value: number): void {
    this.#ensure(4);
    this.#at = this.#buffer.writeUInt32LE(value, this.#at);
  }

  /** Writes a count over an earlier one. */
  patchCount(at: number, value: number): void {
    this.#buffer.writeUInt32LE(value, at);
  }

  position(x: number, y: number): void {
    this.#ensure(16);
    this.#at = this.#buffer.writeDoubleLE(x, this.#at);
    this.#at = this.#buffer.writeDoubleLE(y, this.#at);
  }

  /** A copy of what was written. */
  copy(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#at));
  }

  /** What was written from `from` on, in hexadecimal. */
  hex(from = 0): string {
    return this.#buffer.toString('hex', from, this.#at);
  }

  #ensure(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#at + bytes));
    this.#buffer.copy(larger, 0, 0, this.#at);
    this.#buffer = larger;
  }
}
