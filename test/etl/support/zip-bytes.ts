import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array;
  readonly flags?: number;
  /** 8 deflates, anything else stores. */
  readonly method?: number;
  /** What the archive says of the unpacked size, when that is not true. */
  readonly claimedBytes?: number;
  readonly unixMode?: number;
  /** Writes sizes and offsets the way of zip64. */
  readonly large?: boolean;
}

const ones = 0xffffffff;

/** A zip file by hand: what no honest program writes, and zip64 of a few bytes. */
export function zipBytes(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, central } = entry(part, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const isLarge = parts.some(({ large }) => large);
  const end = isLarge
    ? largeEnd(parts.length, directory.length, offset)
    : smallEnd(parts.length, directory.length, offset);
  return Buffer.concat([...locals, directory, end]);
}

function entry(part: ZipPart, offset: number): { local: Buffer; central: Buffer } {
  const { content, flags = 0, method = 8, unixMode = 0o100644, large = false } = part;
  const name = Buffer.from(part.name);
  const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
  const claimed = part.claimedBytes ?? content.length;
  const sizes = numbers([4, crc32(content)], [4, large ? ones : packed.length], [4, large ? ones : claimed]);
  const head = [numbers([2, 45], [2, flags], [2, method], [4, 0]), sizes, numbers([2, name.length])];
  const extra = large ? numbers([2, 1], [2, 24], [8, claimed], [8, packed.length], [8, offset]) : Buffer.alloc(0);
  const local = Buffer.concat([numbers([4, 0x04034b50]), ...head, numbers([2, 0]), name, packed]);
  const tail = numbers([2, extra.length], [2, 0], [2, 0], [2, 0], [4, unixMode * 65536], [4, large ? ones : offset]);
  return { local, central: Buffer.concat([numbers([4, 0x02014b50], [2, 0x31e]), ...head, tail, name, extra]) };
}

function smallEnd(count: number, bytes: number, at: number): Buffer {
  return numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, bytes], [4, at], [2, 0]);
}

function largeEnd(count: number, bytes: number, at: number): Buffer {
  const record = numbers(
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, bytes],
    [8, at],
  );
  const locator = numbers([4, 0x07064b50], [4, 0], [8, at + bytes], [4, 1]);
  return Buffer.concat([record, locator, smallEnd(0xffff, ones, ones)]);
}

/** Little-endian numbers of so many bytes. */
function numbers(...values: readonly (readonly [bytes: number, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([bytes, value]) => {
      const buffer = Buffer.alloc(8);
      buffer.writeBigUInt64LE(BigInt(value));
      return buffer.subarray(0, bytes);
    }),
  );
}
