import type { SourceRow } from '../define-reader.ts';
import { align, columnKinds } from './wire.ts';

interface MutableRow {
  rowNo: number;
  values: unknown[];
  geometry: null;
  wkb?: Uint8Array;
}

/** Turns batches as `wire.ts` describes them into rows; the WKB of a row is a view into its batch. */
export class BatchUnpacker {
  /** The words known so far, by column. */
  readonly #words: string[][];
  #rowNo = 0;

  constructor(columnCount: number) {
    this.#words = Array.from({ length: columnCount }, () => ['']);
  }

  unpack(batch: Buffer): readonly SourceRow[] {
    const count = batch.readUInt32LE(0);
    const columnCount = this.#words.length;
    const rows: MutableRow[] = [];
    for (let row = 0; row < count; row += 1) {
      this.#rowNo += 1;
      rows.push({ rowNo: this.#rowNo, values: new Array(columnCount).fill(null), geometry: null });
    }
    let at = 8;
    if (batch.readUInt32LE(4) === 1) at = unpackGeometries(batch, at, rows);
    for (let column = 0; column < columnCount; column += 1) {
      const kind = batch.readUInt32LE(at);
      const length = batch.readUInt32LE(at + 4);
      this.#unpackColumn(rows, { column, kind, content: batch.subarray(at + 8, at + 8 + length) });
      at += 8 + align(length);
    }
    return rows;
  }

  #unpackColumn(rows: readonly MutableRow[], section: Section): void {
    if (section.kind === columnKinds.numbers) putNumbers(rows, section);
    else if (section.kind === columnKinds.words) putWords(rows, section, this.#words[section.column] ?? []);
    else if (section.kind === columnKinds.texts) putTexts(rows, section);
    else if (section.kind === columnKinds.booleans) putBooleans(rows, section);
  }
}

interface Section {
  readonly column: number;
  readonly kind: number;
  readonly content: Buffer;
}

function unpackGeometries(batch: Buffer, from: number, rows: readonly MutableRow[]): number {
  const lengths = new Uint32Array(batch.buffer, batch.byteOffset + from, rows.length);
  let at = from + align(4 * rows.length);
  for (const [row, length] of lengths.entries()) {
    if (length === 0) continue;
    const target = rows[row];
    if (target !== undefined) target.wkb = new Uint8Array(batch.buffer, batch.byteOffset + at, length);
    at += length;
  }
  return align(at);
}

function putNumbers(rows: readonly MutableRow[], { column, content }: Section): void {
  const numbers = new Float64Array(content.buffer, content.byteOffset, rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const number = numbers[row];
    const target = rows[row];
    if (target !== undefined && !Number.isNaN(number)) target.values[column] = number;
  }
  if (content.length === numbers.byteLength) return;
  const exact: readonly [number, string][] = JSON.parse(content.toString('utf8', numbers.byteLength));
  for (const [row, text] of exact) {
    const target = rows[row];
    if (target !== undefined) target.values[column] = text;
  }
}

function putWords(rows: readonly MutableRow[], { column, content }: Section, words: string[]): void {
  const places = new Uint16Array(content.buffer, content.byteOffset, rows.length);
  if (content.length > places.byteLength) {
    words.push(...content.toString('utf8', places.byteLength, content.length - 1).split('\0'));
  }
  for (let row = 0; row < rows.length; row += 1) {
    const place = places[row] ?? 0;
    const target = rows[row];
    if (target !== undefined && place !== 0) target.values[column] = words[place];
  }
}

function putTexts(rows: readonly MutableRow[], { column, content }: Section): void {
  const texts = content.toString('utf8', rows.length, content.length - 1).split('\0');
  for (let row = 0; row < rows.length; row += 1) {
    const target = rows[row];
    if (target !== undefined && content[row] === 0) target.values[column] = texts[row];
  }
}

function putBooleans(rows: readonly MutableRow[], { column, content }: Section): void {
  for (let row = 0; row < rows.length; row += 1) {
    const value = content[row];
    const target = rows[row];
    if (target !== undefined && value !== 0) target.values[column] = value === 2;
  }
}
