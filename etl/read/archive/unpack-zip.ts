import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { PublicError } from '#geodata/errors.ts';
import { fileBroken } from '../read-errors.ts';
import { isLitter } from '../source-files/list-files.ts';
import { archiveEncrypted, archiveTooLarge } from './archive-errors.ts';
import { safePath } from './entry-name.ts';
import { broken, read, type ZipEntry } from './zip-directory.ts';

/** What is unpacked fills the disk of the machine, whatever the archive claims. */
const mostBytes = 4 * 2 ** 30;
const stored = 0;
const deflated = 8;

/** Unpacks a zip file into `folder`, piece by piece. Links, folders and litter are left out. */
export async function unpackZip(
  path: string,
  directory: readonly ZipEntry[],
  { folder, name }: { readonly folder: string; readonly name: string },
): Promise<void> {
  const entries = directory.filter(isWanted);
  const total = entries.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  if (!(total <= mostBytes)) throw archiveTooLarge(name, '4 GB');
  const file = await open(path);
  const taken = new Set<string>();
  try {
    for (const entry of entries) {
      const place = safePath(entry.name);
      if (place === '' || taken.has(place))
        throw fileBroken(name, `文件名“${place}”重复或为空 / an entry has no name of its own: ${place}`);
      taken.add(place);
      await unpackEntry(file, entry, { path, target: join(folder, place), name });
    }
  } catch (error) {
    if (error instanceof PublicError) throw error;
    throw broken(name);
  } finally {
    await file.close();
  }
}

function isWanted({ name, isLink }: ZipEntry): boolean {
  return !isLink && !/[\\/]$/.test(name) && !isLitter(name);
}

interface Unpacking {
  readonly path: string;
  readonly target: string;
  readonly name: string;
}

async function unpackEntry(file: FileHandle, entry: ZipEntry, { path, target, name }: Unpacking): Promise<void> {
  if (entry.isEncrypted) throw archiveEncrypted(name);
  if (entry.method !== stored && entry.method !== deflated) {
    throw fileBroken(
      name,
      `压缩方法 ${entry.method} 不支持，请用普通 zip / compression method ${entry.method}; use plain zip`,
    );
  }
  await mkdir(dirname(target), { recursive: true });
  const packed = await packedBytes(file, entry, { path, name });
  const unpack = entry.method === stored ? new PassThrough() : createInflateRaw();
  const meter = new Meter(entry, name);
  await pipeline(packed, unpack, meter, createWriteStream(target, { flags: 'wx' }));
}

const localHead = { signature: 0x04034b50, length: 30 };

async function packedBytes(
  file: FileHandle,
  { offset, packedBytes: bytes }: ZipEntry,
  { path, name }: Pick<Unpacking, 'path' | 'name'>,
): Promise<Readable> {
  const head = await read(file, offset, localHead.length);
  if (head.length < localHead.length || head.readUInt32LE(0) !== localHead.signature) throw broken(name);
  const start = offset + localHead.length + head.readUInt16LE(26) + head.readUInt16LE(28);
  const empty = new PassThrough();
  if (bytes === 0) return empty.end();
  return createReadStream(path, { start, end: start + bytes - 1, highWaterMark: 1 << 18 });
}

/** Stops an entry that unpacks to more than it claims, and at its end holds it against its checksum. */
class Meter extends Transform {
  readonly #entry: ZipEntry;
  readonly #name: string;
  #bytes = 0;
  #crc32 = 0;

  constructor(entry: ZipEntry, name: string) {
    super({ highWaterMark: 1 << 18 });
    this.#entry = entry;
    this.#name = name;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.#bytes += chunk.length;
    this.#crc32 = crc32(chunk, this.#crc32);
    if (this.#bytes > this.#entry.unpackedBytes) done(broken(this.#name));
    else done(null, chunk);
  }

  override _flush(done: (error: Error | null) => void): void {
    const isWhole = this.#bytes === this.#entry.unpackedBytes && this.#crc32 === this.#entry.crc32;
    done(isWhole ? null : broken(this.#name));
  }
}
