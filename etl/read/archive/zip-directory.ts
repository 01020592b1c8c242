import { type FileHandle, open } from 'node:fs/promises';
import { fileBroken } from '../read-errors.ts';
import { archiveTooLarge, archiveUnsupported } from './archive-errors.ts';
import { decodeEntryName } from './entry-name.ts';

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are seldom met. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly isLink: boolean;
  readonly crc32: number;
  /** Bytes in the archive and unpacked, as the directory claims. */
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where the entry begins. */
  readonly offset: number;
}

const endRecord = { signature: 0x06054b50, length: 22 };
const largeLocator = { signature: 0x07064b50, length: 20 };
const largeRecord = { signature: 0x06064b50, length: 56 };
const centralRecord = { signature: 0x02014b50, length: 46 };
const longestComment = 0xffff;
const mostEntries = 20_000;
const mostDirectoryBytes = 16_000_000;

/** The entries of a zip file, zip64 included, by its central directory (APPNOTE 6.3, 4.3). */
export async function readZipDirectory(path: string, name: string): Promise<readonly ZipEntry[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    await refuseOthers(file, name);
    const { count, at, bytes } = await findDirectory(file, size, name);
    if (count > mostEntries || bytes > mostDirectoryBytes) throw archiveTooLarge(name, `${mostEntries} 个文件`);
    if (at + bytes > size) throw broken(name);
    return parseEntries(await read(file, at, bytes), { count, name });
  } finally {
    await file.close();
  }
}

export function broken(name: string): Error {
  return fileBroken(name, '不是完整的 zip / it is no complete zip archive');
}

/** First bytes of RAR, 7z, gzip, bzip2 and xz. */
const others = ['52617221', '377abcaf', '1f8b', '425a68', 'fd377a58'];

async function refuseOthers(file: FileHandle, name: string): Promise<void> {
  const start = (await read(file, 0, 8)).toString('hex');
  if (others.some((magic) => start.startsWith(magic))) throw archiveUnsupported(name);
}

interface Directory {
  readonly count: number;
  readonly at: number;
  readonly bytes: number;
}

async function findDirectory(file: FileHandle, size: number, name: string): Promise<Directory> {
  const from = Math.max(0, size - longestComment - endRecord.length - largeLocator.length);
  const tail = await read(file, from, size - from);
  for (let at = tail.length - endRecord.length; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endRecord.signature) continue;
    const locator = at - largeLocator.length;
    const isLarge = locator >= 0 && tail.readUInt32LE(locator) === largeLocator.signature;
    if (isLarge) return readLargeEnd(file, Number(tail.readBigUInt64LE(locator + 8)), name);
    return { count: tail.readUInt16LE(at + 10), bytes: tail.readUInt32LE(at + 12), at: tail.readUInt32LE(at + 16) };
  }
  throw broken(name);
}

async function readLargeEnd(file: FileHandle, at: number, name: string): Promise<Directory> {
  const record = Number.isSafeInteger(at) ? await read(file, at, largeRecord.length) : Buffer.alloc(0);
  if (record.length < largeRecord.length || record.readUInt32LE(0) !== largeRecord.signature) throw broken(name);
  const number = (offset: number): number => Number(record.readBigUInt64LE(offset));
  return { count: number(32), bytes: number(40), at: number(48) };
}

function parseEntries(directory: Buffer, { count, name }: { count: number; name: string }): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + centralRecord.length > directory.length) throw broken(name);
    if (directory.readUInt32LE(at) !== centralRecord.signature) throw broken(name);
    const nameEnd = at + centralRecord.length + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    if (extraEnd > directory.length) throw broken(name);
    entries.push(parseEntry(directory.subarray(at, nameEnd), directory.subarray(nameEnd, extraEnd)));
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return entries;
}

const unixLink = 0xa000;
const unixKind = 0xf000;

function parseEntry(record: Buffer, extra: Buffer): ZipEntry {
  const sizes = {
    unpackedBytes: record.readUInt32LE(24),
    packedBytes: record.readUInt32LE(20),
    offset: record.readUInt32LE(42),
  };
  return {
    name: decodeEntryName(unicodeName(extra) ?? record.subarray(centralRecord.length)),
    method: record.readUInt16LE(10),
    isEncrypted: (record.readUInt16LE(8) & 1) === 1,
    isLink: ((record.readUInt32LE(38) >>> 16) & unixKind) === unixLink,
    crc32: record.readUInt32LE(16),
    ...largeSizes(sizes, extra),
  };
}

type Sizes = Pick<ZipEntry, 'unpackedBytes' | 'packedBytes' | 'offset'>;

/** In zip64 each number that is all ones stands in the extra field, in this order. */
function largeSizes(sizes: Sizes, extra: Buffer): Sizes {
  const large = findExtra(extra, 0x0001);
  if (large === undefined) return sizes;
  let at = 0;
  const resolve = (value: number): number => {
    if (value !== 0xffffffff || at + 8 > large.length) return value;
    at += 8;
    return Number(large.readBigUInt64LE(at - 8));
  };
  const unpackedBytes = resolve(sizes.unpackedBytes);
  const packedBytes = resolve(sizes.packedBytes);
  return { unpackedBytes, packedBytes, offset: resolve(sizes.offset) };
}

/** Info-ZIP's Unicode Path: a version, a checksum and the name in UTF-8. */
function unicodeName(extra: Buffer): Buffer | undefined {
  return findExtra(extra, 0x7075)?.subarray(5);
}

function findExtra(extra: Buffer, wanted: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === wanted) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

export async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
