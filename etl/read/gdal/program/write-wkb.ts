import type { GrowingBytes } from '../../text-encoding/growing-bytes.ts';
import { countOf, fieldAt, referenceAt } from './flatbuffer.ts';

const point = 1;
const lineString = 2;
const polygon = 3;
const multiPoint = 4;
const multiPolygon = 6;
const collection = 7;
/** Surfaces and their patches are polygons for us. */
const flat = new Map([
  [15, multiPolygon],
  [16, multiPolygon],
  [17, polygon],
]);

const endsField = 0;
const xyField = 1;
const typeField = 6;
const partsField = 7;

/** A FlatGeobuf geometry (table at `at`) as little-endian WKB of two dimensions. `fallback` is the type if unstated. */
export function writeWkb(out: GrowingBytes, view: DataView, { at, fallback }: { at: number; fallback: number }): void {
  const stated = fieldAt(view, at, typeField);
  const raw = stated === 0 ? fallback : view.getUint8(stated) || fallback;
  const type = flat.get(raw) ?? raw;
  if (type === 0 || type > collection) throw new Error(`a geometry of type ${raw}`);
  out.u8(1);
  out.u32(type);
  if (type === multiPolygon || type === collection) {
    writeParts(out, view, { at, fallback: type === multiPolygon ? polygon : 0 });
    return;
  }
  const xy = referenceAt(view, at, xyField);
  const positions = countOf(view, xy) >> 1;
  const source = { view, first: xy + 4 };
  if (type === point) writePoint(out, source, positions);
  else if (type === lineString) writeLine(out, source, { from: 0, to: positions });
  else if (type === multiPoint) writePoints(out, source, positions);
  else if (type === polygon) writeRings(out, source, endsOf(view, at, positions));
  else writeLines(out, source, endsOf(view, at, positions));
}

interface Positions {
  readonly view: DataView;
  /** Where the first x is. */
  readonly first: number;
}

function writeParts(out: GrowingBytes, view: DataView, { at, fallback }: { at: number; fallback: number }): void {
  const parts = referenceAt(view, at, partsField);
  const count = countOf(view, parts);
  out.u32(count);
  for (let part = 0; part < count; part += 1) {
    const place = parts + 4 + 4 * part;
    writeWkb(out, view, { at: place + view.getUint32(place, true), fallback });
  }
}

function writePoint(out: GrowingBytes, { view, first }: Positions, count: number): void {
  out.f64(count === 0 ? Number.NaN : view.getFloat64(first, true));
  out.f64(count === 0 ? Number.NaN : view.getFloat64(first + 8, true));
}

function writePoints(out: GrowingBytes, { view, first }: Positions, count: number): void {
  out.u32(count);
  for (let index = 0; index < count; index += 1) {
    out.u8(1);
    out.u32(point);
    writePoint(out, { view, first: first + 16 * index }, 1);
  }
}

function writeLines(out: GrowingBytes, source: Positions, ends: readonly number[]): void {
  out.u32(ends.length);
  for (const [index, to] of ends.entries()) {
    out.u8(1);
    out.u32(lineString);
    writeLine(out, source, { from: ends[index - 1] ?? 0, to });
  }
}

/**
 * Outer rings go against the clock and holes with it (RFC 7946), as in GeoJSON; shapefiles have it the other way
 * round. An area is the same area whatever format it came in.
 */
function writeRings(out: GrowingBytes, source: Positions, ends: readonly number[]): void {
  out.u32(ends.length);
  for (const [index, to] of ends.entries()) {
    const ring = { from: ends[index - 1] ?? 0, to };
    const isAgainstClock = doubleArea(source, ring) > 0;
    if (isAgainstClock === (index === 0)) writeLine(out, source, ring);
    else writeReversed(out, source, ring);
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Positive against the clock; taken from the first point, so that far-off coordinates lose nothing. */
function doubleArea({ view, first }: Positions, { from, to }: Span): number {
  const x = (index: number): number => view.getFloat64(first + 16 * index, true);
  const y = (index: number): number => view.getFloat64(first + 16 * index + 8, true);
  let area = 0;
  for (let index = from + 1; index + 1 < to; index += 1) {
    area += (x(index) - x(from)) * (y(index + 1) - y(from)) - (x(index + 1) - x(from)) * (y(index) - y(from));
  }
  return area;
}

function writeReversed(out: GrowingBytes, { view, first }: Positions, { from, to }: Span): void {
  out.u32(to - from);
  for (let index = to - 1; index >= from; index -= 1) writePoint(out, { view, first: first + 16 * index }, 1);
}

function writeLine(out: GrowingBytes, { view, first }: Positions, { from, to }: Span): void {
  out.u32(to - from);
  const start = view.byteOffset + first + 16 * from;
  out.append(new Uint8Array(view.buffer, start, 16 * (to - from)));
}

/** Ends of rings or lines, counted in positions; a single one is not written. */
function endsOf(view: DataView, at: number, positions: number): readonly number[] {
  const ends = referenceAt(view, at, endsField);
  const count = countOf(view, ends);
  if (count === 0) return positions === 0 ? [] : [positions];
  return Array.from({ length: count }, (_, index) => view.getUint32(ends + 4 + 4 * index, true));
}
