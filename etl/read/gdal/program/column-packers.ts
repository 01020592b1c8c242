import type { DecodeText } from '../../text-encoding/decode-text.ts';
import { GrowingBytes } from '../../text-encoding/growing-bytes.ts';
import { columnKinds } from '../wire.ts';
import { valueTypes } from './read-flatgeobuf.ts';
import { WordList } from './word-list.ts';

/** Collects the values of one column of a batch. */
export interface ColumnPacker {
  /** Takes the value of a row, of `length` bytes at `at`. */
  put(row: number, view: DataView, at: number, length: number): void;
  /** Appends kind, length and content of the batch to `out` and forgets it. */
  finish(out: GrowingBytes, rows: number): void;
}

export function columnPacker(type: number, decode: DecodeText, mostRows: number): ColumnPacker {
  if (type === valueTypes.bool) return new BooleanPacker(mostRows);
  if (type === valueTypes.binary) return new EmptyPacker();
  if (type < valueTypes.string) return new NumberPacker(type, mostRows);
  return new TextPacker(decode, mostRows);
}

/** Bytes of a value, without those of a text's length. */
export const widths: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 1,
  3: 2,
  4: 2,
  5: 4,
  6: 4,
  7: 8,
  8: 8,
  9: 4,
  10: 8,
};

function section(out: GrowingBytes, kind: number, contents: readonly Uint8Array[]): void {
  out.u32(kind);
  out.u32(contents.reduce((sum, content) => sum + content.length, 0));
  for (const content of contents) out.append(content);
  out.pad();
}

/** Pictures and the like are no attributes. */
class EmptyPacker implements ColumnPacker {
  put(): void {}
  finish(out: GrowingBytes): void {
    section(out, columnKinds.empty, []);
  }
}

class BooleanPacker implements ColumnPacker {
  readonly #values: Uint8Array;
  constructor(mostRows: number) {
    this.#values = new Uint8Array(mostRows);
  }
  put(row: number, view: DataView, at: number): void {
    this.#values[row] = view.getUint8(at) === 0 ? 1 : 2;
  }
  finish(out: GrowingBytes, rows: number): void {
    section(out, columnKinds.booleans, [this.#values.subarray(0, rows)]);
    this.#values.fill(0);
  }
}

class NumberPacker implements ColumnPacker {
  readonly #type: number;
  readonly #values: Float64Array;
  #unsafe: [row: number, text: string][] = [];
  #used = false;

  constructor(type: number, mostRows: number) {
    this.#type = type;
    this.#values = new Float64Array(mostRows).fill(Number.NaN);
  }

  put(row: number, view: DataView, at: number): void {
    this.#used = true;
    if (this.#type === valueTypes.long || this.#type === valueTypes.ulong) this.#putLong(row, view, at);
    else this.#values[row] = numberAt(this.#type, view, at);
  }

  #putLong(row: number, view: DataView, at: number): void {
    const signed = this.#type === valueTypes.long;
    const high = signed ? view.getInt32(at + 4, true) : view.getUint32(at + 4, true);
    const value = high * 2 ** 32 + view.getUint32(at, true);
    this.#values[row] = value;
    if (Number.isSafeInteger(value)) return;
    this.#unsafe.push([row, String(signed ? view.getBigInt64(at, true) : view.getBigUint64(at, true))]);
  }

  finish(out: GrowingBytes, rows: number): void {
    const { buffer } = this.#values;
    const exact = this.#unsafe.length === 0 ? '' : JSON.stringify(this.#unsafe);
    if (this.#used) section(out, columnKinds.numbers, [new Uint8Array(buffer, 0, 8 * rows), Buffer.from(exact)]);
    else section(out, columnKinds.empty, []);
    if (this.#used) this.#values.fill(Number.NaN);
    this.#unsafe = [];
    this.#used = false;
  }
}

function numberAt(type: number, view: DataView, at: number): number {
  switch (type) {
    case valueTypes.double:
      return view.getFloat64(at, true);
    case valueTypes.int:
      return view.getInt32(at, true);
    case valueTypes.uint:
      return view.getUint32(at, true);
    case valueTypes.float:
      return view.getFloat32(at, true);
    case valueTypes.short:
      return view.getInt16(at, true);
    case valueTypes.ushort:
      return view.getUint16(at, true);
    case valueTypes.byte:
      return view.getInt8(at);
    default:
      return view.getUint8(at);
  }
}

/**
 * Texts that repeat themselves go as places in a list of words: the reader then makes each of them once and not once
 * a row. A column of too many words changes to plain texts between two batches.
 */
class TextPacker implements ColumnPacker {
  readonly #decode: DecodeText;
  readonly #places: Uint16Array;
  readonly #nulls: Uint8Array;
  readonly #texts = new GrowingBytes();
  #words: WordList | null;
  #next = 0;
  #used = false;

  constructor(decode: DecodeText, mostRows: number) {
    this.#decode = decode;
    this.#places = new Uint16Array(mostRows);
    this.#nulls = new Uint8Array(mostRows);
    this.#words = new WordList(decode);
  }

  put(row: number, view: DataView, at: number, length: number): void {
    this.#used = true;
    const bytes = new Uint8Array(view.buffer, at, length);
    if (this.#words !== null) {
      this.#places[row] = this.#words.placeOf(bytes);
      return;
    }
    this.#skipTo(row);
    this.#decode(bytes, this.#texts);
    this.#texts.u8(0);
    this.#next = row + 1;
  }

  /** Rows without a value. */
  #skipTo(row: number): void {
    for (; this.#next < row; this.#next += 1) {
      this.#nulls[this.#next] = 1;
      this.#texts.u8(0);
    }
  }

  finish(out: GrowingBytes, rows: number): void {
    if (!this.#used) section(out, columnKinds.empty, []);
    else if (this.#words !== null) this.#finishWords(this.#words, out, rows);
    else this.#finishTexts(out, rows);
    this.#used = false;
  }

  #finishWords(words: WordList, out: GrowingBytes, rows: number): void {
    const places = new Uint8Array(this.#places.buffer, 0, 2 * rows);
    section(out, columnKinds.words, [places, words.takeNew()]);
    this.#places.fill(0);
    if (words.isTooLong(rows)) this.#words = null;
  }

  #finishTexts(out: GrowingBytes, rows: number): void {
    this.#skipTo(rows);
    section(out, columnKinds.texts, [this.#nulls.subarray(0, rows), this.#texts.bytes.subarray(0, this.#texts.length)]);
    this.#texts.clear();
    this.#nulls.fill(0);
    this.#next = 0;
  }
}
