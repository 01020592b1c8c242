import { crc32, createInflateRaw } from 'node:zlib';
import { fileBroken, workbookTooLarge } from '../read-errors.ts';

interface Entry {
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly claimedBytes: number;
  /** Where the local header begins. */
  readonly offset: number;
}

/** A sheet must fit into one string of the engine (512 MB) and into the memory of its process. */
const mostUnpackedBytes = 400e6;
const tooMuch = `解压后超过 ${mostUnpackedBytes / 1e6} MB|it unpacks to more than ${mostUnpackedBytes / 1e6} MB`;
const mostEntries = 10_000;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;
const longestComment = 0xffff;

export interface CheckedArchive {
  /** True when some formula was saved without its result. */
  readonly lacksResults: boolean;
  /** True when a style has a date format of the language, whose pattern no file holds, or may have one. */
  readonly hasLocalFormats: boolean;
}

/** A formula with no value behind it: `<c><f>A1+1</f></c>`, `<c><f>A1+1</f><v/></c>`. */
const noResult = /(<\/f>|<f [^<>]*\/>)(<v><\/v>|<v\/>)?<\/c>/;
const longestMatch = 200;
/** Numbers of the formats that every language version has for itself: 31 is 2020年9月3日. */
const localFormat = /numFmtId="(2[7-9]|3[0-6]|5[0-8])"/;
const binaryStyles = 'xl/styles.bin';

/**
 * Holds a zip against the limit before anything parses it: what its directory claims, and, since a bomb claims little,
 * what really comes out of every entry. A checksum that does not fit means bytes were changed on the way: they would
 * be read as other figures. Throws `workbook_too_large` or `file_broken`.
 */
export async function checkArchive(bytes: Buffer, name: string): Promise<CheckedArchive> {
  const entries = readDirectory(bytes, name);
  const claimed = entries.reduce((sum, { claimedBytes }) => sum + claimedBytes, 0);
  if (claimed > mostUnpackedBytes || entries.length > mostEntries) throw workbookTooLarge(name, tooMuch);
  let left = mostUnpackedBytes;
  let lacksResults = false;
  let hasLocalFormats = bytes.includes(binaryStyles);
  for (const entry of entries) {
    let tail = '';
    let checksum = 0;
    for await (const chunk of unpack(packedBytes(bytes, entry, name), entry, name)) {
      left -= chunk.length;
      if (left < 0) throw workbookTooLarge(name, tooMuch);
      checksum = crc32(chunk, checksum);
      const text = tail + chunk.toString('latin1');
      lacksResults ||= noResult.test(text);
      hasLocalFormats ||= localFormat.test(text);
      tail = text.slice(-longestMatch);
    }
    if (checksum !== entry.checksum) throw brokenArchive(name);
  }
  return { lacksResults, hasLocalFormats };
}

function readDirectory(bytes: Buffer, name: string): readonly Entry[] {
  const end = findEnd(bytes);
  if (end === -1) throw brokenArchive(name);
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + entryLength > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw brokenArchive(name);
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      claimedBytes: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += entryLength + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - longestComment); at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
}

function packedBytes(bytes: Buffer, { offset, packedBytes: length }: Entry, name: string): Buffer {
  if (offset + localLength > bytes.length) throw brokenArchive(name);
  const start = offset + localLength + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + length > bytes.length) throw brokenArchive(name);
  return bytes.subarray(start, start + length);
}

async function* unpack(packed: Buffer, { method }: Entry, name: string): AsyncGenerator<Buffer, void> {
  if (method !== 8) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw();
  inflate.end(packed);
  try {
    for await (const chunk of inflate) yield chunk;
  } catch {
    throw brokenArchive(name);
  } finally {
    inflate.destroy();
  }
}

function brokenArchive(name: string) {
  return fileBroken(name, '不是完整的工作簿 / it is no complete workbook');
}
