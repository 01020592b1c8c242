import { isAscii, isUtf8 } from 'node:buffer';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { fileBroken } from '../read-errors.ts';
import { wholeUtf8 } from '../text-encoding/whole-utf8.ts';

export interface TextEncoding {
  /** Label of the WHATWG. */
  readonly label: string;
  /** True when the file does not say so. */
  readonly isAssumed: boolean;
}

/** Language drivers of dBASE that say what they mean; 0x03 and 0x57 are written by programs that do not know. */
const drivers = new Map([
  [0x4d, 'gbk'],
  [0x7a, 'gbk'],
  [0x4f, 'big5'],
  [0x78, 'big5'],
]);
const codePages = new Map([
  ['936', 'gbk'],
  ['54936', 'gb18030'],
  ['950', 'big5'],
  ['65001', 'utf-8'],
  ['88591', 'latin1'],
]);

/**
 * The encoding of a .dbf: what the .cpg or the language driver says; without them UTF-8 when all text is, and GBK
 * otherwise, which is held against every text while it is read. GDAL alone would take it for Latin-1 and garble it.
 */
export async function findEncoding(
  paths: { readonly dbf: string; readonly cpg: string | undefined },
  name: string,
): Promise<TextEncoding> {
  const stated = paths.cpg === undefined ? undefined : labelOf(await readFile(paths.cpg, 'latin1'));
  if (stated !== undefined) return { label: stated, isAssumed: false };
  const file = await open(paths.dbf);
  try {
    const table = await readHead(file, name);
    const driver = drivers.get(table.languageDriver);
    if (driver !== undefined) return { label: driver, isAssumed: false };
    return (await isAllUtf8(file, table)) ? { label: 'utf-8', isAssumed: false } : { label: 'gbk', isAssumed: true };
  } finally {
    await file.close();
  }
}

/** `UTF-8`, `936`, `ANSI 936`, `CP1252`, `GBK` …; undefined when it names no encoding. */
function labelOf(content: string): string | undefined {
  const word = content.trim().toLowerCase();
  const page = /(\d{3,5})$/.exec(word.replaceAll('-', ''))?.[1];
  const candidates = [word, codePages.get(page ?? ''), `windows-${page}`];
  return candidates.find((label) => label !== undefined && isLabel(label));
}

function isLabel(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

interface Table {
  readonly languageDriver: number;
  readonly headLength: number;
  readonly recordLength: number;
  /** Bytes of the text fields in a record. */
  readonly texts: readonly { readonly from: number; readonly to: number }[];
  readonly head: Buffer;
}

const descriptorLength = 32;
const endOfFields = 0x0d;

async function readHead(file: FileHandle, name: string): Promise<Table> {
  const start = await read(file, 0, descriptorLength);
  if (start.length < descriptorLength) throw fileBroken(name, '.dbf 不完整 / the .dbf is truncated');
  const headLength = start.readUInt16LE(8);
  const head = await read(file, 0, headLength);
  const texts: { from: number; to: number }[] = [];
  let offset = 1;
  for (let at = descriptorLength; at + descriptorLength <= head.length; at += descriptorLength) {
    if (head[at] === endOfFields) break;
    const length = head[at + 16] ?? 0;
    if (head[at + 11] === 'C'.charCodeAt(0)) texts.push({ from: offset, to: offset + length });
    offset += length;
  }
  const recordLength = Math.max(1, start.readUInt16LE(10));
  return { languageDriver: start[29] ?? 0, headLength, recordLength, texts, head };
}

const chunkBytes = 4_000_000;

/** Stops at the first text that is not UTF-8: of a GBK table seldom more than a few rows are looked at. */
async function isAllUtf8(file: FileHandle, table: Table): Promise<boolean> {
  for (let at = descriptorLength; at + 11 <= table.head.length; at += descriptorLength) {
    if (table.head[at] === endOfFields) break;
    if (!isCellUtf8(table.head.subarray(at, at + 11))) return false;
  }
  const step = Math.ceil(chunkBytes / table.recordLength) * table.recordLength;
  for (let at = table.headLength; ; at += step) {
    const chunk = await read(file, at, step);
    if (chunk.length === 0) return true;
    if (isAscii(chunk) || isUtf8(chunk)) continue;
    if (!areCellsUtf8(chunk, table)) return false;
  }
}

function areCellsUtf8(chunk: Buffer, { recordLength, texts }: Table): boolean {
  for (let at = 0; at + recordLength <= chunk.length; at += recordLength) {
    for (const { from, to } of texts) if (!isCellUtf8(chunk.subarray(at + from, at + to))) return false;
  }
  return true;
}

/** A cell cut in the middle of a character by its fixed width is still UTF-8. */
function isCellUtf8(cell: Buffer): boolean {
  const zero = cell.indexOf(0);
  const text = zero === -1 ? cell : cell.subarray(0, zero);
  return isUtf8(text.subarray(0, wholeUtf8(text)));
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
