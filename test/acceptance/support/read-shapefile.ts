import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { LonLat } from './places.ts';

/** A row of a shapefile: a point is one part of one vertex. */
export interface ShapeRow {
  readonly fields: Readonly<Record<string, string>>;
  readonly parts: readonly (readonly LonLat[])[];
}

const pointType = 1;
const polylineType = 3;

/**
 * Points and lines of a zipped shapefile, read byte by byte after ESRI's white paper of 1998: a witness that shares
 * no code with the readers of the platform. The files are in WGS84 degrees.
 */
export function readShapefile(zip: string): ShapeRow[] {
  const members = Object.entries(unzipSync(readFileSync(zip)));
  const member = (ending: string): DataView => {
    const bytes = members.find(([name]) => name.toLowerCase().endsWith(ending))?.[1];
    if (bytes === undefined) throw new Error(`${zip} holds no ${ending}`);
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  const shapes = readShapes(member('.shp'));
  return readTable(member('.dbf')).map((fields, index) => ({ fields, parts: shapes[index] ?? [] }));
}

function readShapes(file: DataView): (readonly LonLat[])[][] {
  const shapes: (readonly LonLat[])[][] = [];
  for (let at = 100; at < file.byteLength; at += 8 + file.getInt32(at + 4) * 2) shapes.push(readShape(file, at + 8));
  return shapes;
}

function readShape(file: DataView, at: number): (readonly LonLat[])[] {
  const type = file.getInt32(at, true);
  if (type === pointType) return [[readPoint(file, at + 4)]];
  if (type !== polylineType) throw new Error(`shape type ${type} is not read here`);
  const partCount = file.getInt32(at + 36, true);
  const pointCount = file.getInt32(at + 40, true);
  const starts = Array.from({ length: partCount }, (_, part) => file.getInt32(at + 44 + 4 * part, true));
  const firstPoint = at + 44 + 4 * partCount;
  const points = Array.from({ length: pointCount }, (_, point) => readPoint(file, firstPoint + 16 * point));
  return starts.map((start, part) => points.slice(start, starts[part + 1]));
}

function readPoint(file: DataView, at: number): LonLat {
  return [file.getFloat64(at, true), file.getFloat64(at + 8, true)];
}

function readTable(file: DataView): Record<string, string>[] {
  const rowCount = file.getInt32(4, true);
  const headerBytes = file.getInt16(8, true);
  const rowBytes = file.getInt16(10, true);
  const columns: { name: string; at: number; bytes: number }[] = [];
  // The first byte of a row marks a deleted one.
  for (let at = 32, place = 1; file.getUint8(at) !== 0x0d; at += 32) {
    const bytes = file.getUint8(at + 16);
    columns.push({ name: textAt(file, at, 11), at: place, bytes });
    place += bytes;
  }
  return Array.from({ length: rowCount }, (_, row) => {
    const start = headerBytes + row * rowBytes;
    return Object.fromEntries(columns.map(({ name, at, bytes }) => [name, textAt(file, start + at, bytes)]));
  });
}

function textAt(file: DataView, at: number, bytes: number): string {
  const text = Buffer.from(file.buffer, file.byteOffset + at, bytes).toString('latin1');
  return (text.split('\0', 1)[0] ?? '').trim();
}
