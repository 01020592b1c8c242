import { ringsToWkb } from './rings-to-wkb.ts';
import { head } from './wkb-head.ts';

/** Kinds of shapes by ESRI's codes, heights and measures left out; 31 (multipatch) is none of them. */
const kinds: ReadonlyMap<number, 'null' | 'point' | 'line' | 'polygon' | 'points'> = new Map([
  [0, 'null'],
  [1, 'point'],
  [3, 'line'],
  [5, 'polygon'],
  [8, 'points'],
  [11, 'point'],
  [13, 'line'],
  [15, 'polygon'],
  [18, 'points'],
  [21, 'point'],
  [23, 'line'],
  [25, 'polygon'],
  [28, 'points'],
]);

export function isReadableShape(code: number): boolean {
  return kinds.has(code);
}

/** Bytes of a record's own head before its content. */
export const recordHeadBytes = 8;
const partsAt = 44;

/**
 * A record of a .shp as little-endian WKB of two dimensions; null for a null shape, undefined for a damaged one. The
 * record, with its head, stands in `chunk` from `at` to `end` and may be written over: coordinates stand in it as WKB
 * wants them, so a line of one part, which nearly all are, costs nine bytes and no copy.
 */
export function shapeToWkb(chunk: Buffer, at: number, end: number): Uint8Array | null | undefined {
  const content = at + recordHeadBytes;
  if (end < content + 4) return undefined;
  const kind = kinds.get(chunk.readUInt32LE(content));
  if (kind === 'null') return null;
  if (kind === 'point')
    return end < content + 20 ? undefined : wkbInPlace(chunk, content - 1, { type: 1, end: content + 20 });
  if (kind === 'points') return end < content + 40 ? undefined : multiPoint(chunk.subarray(content, end));
  if (kind === undefined || end < content + partsAt) return undefined;
  const pointsEnd = content + partsAt + 4 + 16 * chunk.readUInt32LE(content + 40);
  const isPlain = chunk.readUInt32LE(content + 36) === 1 && pointsEnd <= end;
  if (kind !== 'line' || !isPlain) return partsToWkb(chunk.subarray(content, end), kind);
  return wkbInPlace(chunk, content + partsAt - 5, { type: 2, end: pointsEnd });
}

/** Byte order and type before what stands there; for a line the number of points follows where its one part was. */
function wkbInPlace(chunk: Buffer, at: number, { type, end }: { type: 1 | 2; end: number }): Uint8Array {
  if (type === 2) chunk.writeUInt32LE((end - at - 9) / 16, at + 5);
  chunk[at] = 1;
  chunk.writeUInt32LE(type, at + 1);
  return chunk.subarray(at, end);
}

function multiPoint(content: Buffer): Uint8Array | undefined {
  const count = content.readUInt32LE(36);
  if (40 + 16 * count > content.length) return undefined;
  const wkb = Buffer.alloc(9 + 21 * count);
  wkb.writeUInt8(1, 0);
  wkb.writeUInt32LE(4, 1);
  wkb.writeUInt32LE(count, 5);
  for (let nth = 0; nth < count; nth += 1) {
    const at = 9 + 21 * nth;
    wkb.writeUInt8(1, at);
    wkb.writeUInt32LE(1, at + 1);
    content.copy(wkb, at + 5, 40 + 16 * nth, 56 + 16 * nth);
  }
  return wkb;
}

function partsToWkb(content: Buffer, kind: 'line' | 'polygon'): Uint8Array | undefined {
  const partCount = content.readUInt32LE(36);
  const pointCount = content.readUInt32LE(40);
  const pointsAt = partsAt + 4 * partCount;
  if (pointsAt + 16 * pointCount > content.length) return undefined;
  const parts = [];
  for (let part = 0; part < partCount; part += 1) {
    const from = content.readUInt32LE(partsAt + 4 * part);
    const to = part + 1 < partCount ? content.readUInt32LE(partsAt + 4 * part + 4) : pointCount;
    if (from > to || to > pointCount) return undefined;
    parts.push(content.subarray(pointsAt + 16 * from, pointsAt + 16 * to));
  }
  return kind === 'line' ? multiLine(parts) : ringsToWkb(parts);
}

function multiLine(parts: readonly Buffer[]): Uint8Array {
  return Buffer.concat([head(5, parts.length), ...parts.flatMap((part) => [head(2, part.length / 16), part])]);
}
