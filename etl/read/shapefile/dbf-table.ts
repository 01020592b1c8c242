import type { ChunkedFile } from './chunked-file.ts';

export interface DbfField {
  readonly name: string;
  /** C text, N and F numbers, D dates, L yes or no; others are not understood here. */
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

export interface DbfHead {
  readonly fields: readonly DbfField[];
  readonly recordCount: number;
  readonly recordBytes: number;
  /** Where the first record begins. */
  readonly recordsAt: number;
}

export type Cell = string | number | null;

export type DecodeText = (bytes: Uint8Array) => string;

const headBytes = 32;
const fieldBytes = 32;
const endOfFields = 0x0d;
const space = 0x20;
export const deletedMark = 0x2a;
const knownTypes = new Set(['C', 'N', 'F', 'D', 'L']);
/** Different non-ASCII texts that are remembered, so that each is decoded once. */
const mostRemembered = 50_000;

/**
 * A dBase III/IV table, read record by record. Undefined cells (blank, or `?` for yes or no) are null. Format: dBase table file format, as ESRI's whitepaper of 1998 uses it.
 */
export class DbfTable {
  readonly head: DbfHead;
  readonly #file: ChunkedFile;
  readonly #decode: DecodeText;
  readonly #known = new Map<string, string>();
  /** The last non-ASCII text of each field as bytes and as text: the segments of a route follow each other. */
  readonly #last: { bytes: string; text: string }[];

  constructor(file: ChunkedFile, head: DbfHead, decode: DecodeText) {
    this.#file = file;
    this.head = head;
    this.#decode = decode;
    this.#last = head.fields.map(() => ({ bytes: '', text: '' }));
  }

  /** The next record, `deleted` for one that is marked so, undefined at the end. */
  next(): Cell[] | 'deleted' | undefined {
    const { recordBytes, fields } = this.head;
    const at = this.#file.reach(recordBytes);
    if (at < 0) return undefined;
    this.#file.skip(recordBytes);
    const { chunk } = this.#file;
    if (chunk[at] === deletedMark) return 'deleted';
    // One call for the record and slices of its text, instead of a call for every cell: measured, half the time.
    const record = chunk.toString('latin1', at, at + recordBytes);
    const values: Cell[] = [];
    for (let nth = 0; nth < fields.length; nth += 1) values.push(this.#cell(record, nth));
    return values;
  }

  close(): void {
    this.#file.close();
  }

  #cell(record: string, nth: number): Cell {
    const field = this.head.fields[nth];
    if (field === undefined) return null;
    const { type, from, to } = field;
    let end = to;
    let start = from;
    while (end > start && isBlank(record.charCodeAt(end - 1))) end -= 1;
    while (start < end && isBlank(record.charCodeAt(start))) start += 1;
    if (start === end) return null;
    let isAscii = true;
    for (let at = start; at < end && isAscii; at += 1) isAscii = record.charCodeAt(at) < 0x80;
    const text = record.slice(start, end);
    if (!isAscii) return this.#decoded(text, nth);
    return type === 'C' ? text : typed(text, type);
  }

  #decoded(bytes: string, nth: number): string {
    const last = this.#last[nth];
    if (last !== undefined && last.bytes === bytes) return last.text;
    const text = this.#known.get(bytes) ?? this.#decode(Buffer.from(bytes, 'latin1'));
    if (this.#known.size < mostRemembered) this.#known.set(bytes, text);
    this.#last[nth] = { bytes, text };
    return text;
  }
}

/** Numbers as numbers, dates as ISO writes them; what is neither stays for the mapper to refuse. */
function typed(text: string, type: string): Cell {
  if (type === 'L') return text === '?' ? null : text;
  if (type === 'D') return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
  // GDAL fills a number that is null with asterisks, as dBase does one that does not fit.
  if (/^\*+$/.test(text)) return null;
  const number = Number(text);
  return Number.isNaN(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER ? text : number;
}

function isBlank(byte: number): boolean {
  return byte === space || byte === 0;
}

/** The head of a table, or undefined when it is damaged or has fields of other types. Field names are in `decode`'s encoding. */
export function readDbfHead(file: ChunkedFile, decode: DecodeText): DbfHead | undefined {
  const head = file.take(headBytes);
  if (head === undefined) return undefined;
  const length = head.readUInt16LE(8);
  const recordBytes = head.readUInt16LE(10);
  const table = length > headBytes ? file.take(length - headBytes) : undefined;
  if (table === undefined || recordBytes === 0) return undefined;
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = 0; at + fieldBytes <= table.length && table[at] !== endOfFields; at += fieldBytes) {
    const type = String.fromCharCode(table[at + 11] ?? 0);
    // Clipper and FoxPro keep the upper byte of a long text's width in the place of its decimals.
    const width = (table[at + 16] ?? 0) + (type === 'C' ? 256 * (table[at + 17] ?? 0) : 0);
    if (!knownTypes.has(type)) return undefined;
    fields.push({ name: nameOf(table.subarray(at, at + 11), decode), type, from: offset, to: offset + width });
    offset += width;
  }
  return offset === recordBytes
    ? { fields, recordCount: head.readUInt32LE(4), recordBytes, recordsAt: length }
    : undefined;
}

function nameOf(bytes: Uint8Array, decode: DecodeText): string {
  const end = bytes.indexOf(0);
  return decode(end === -1 ? bytes : bytes.subarray(0, end)).trim();
}
