import type { GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import { segmentLengthM } from '#geodata/geodesy/segment-length.ts';
import { ByteWriter } from './byte-writer.ts';
import { GeometryFault } from './geometry-fault.ts';
import type { LonLatShift } from './shift-of.ts';
import { littleEndian, sridFlag, wkbTypes } from './wkb-types.ts';

export interface FittedGeometry {
  /** Hexadecimal little-endian EWKB in WGS84, the form in which PostGIS takes it fastest; null when it is empty. */
  readonly hex: string | null;
  /** Length of all lines on the ellipsoid; 0 for points, the perimeter for polygons. */
  readonly lengthM: number;
  /** True when parts of a single place were left out of a line of several parts. */
  readonly repaired: boolean;
}

/** A geometry, or the code of its fault. */
export type Fitted = FittedGeometry | { readonly fault: string };

const wgs84 = 4326;
const deepest = 10;

/**
 * Coordinates are kept to 1e-9 degrees (0.1 mm): formats and their writers differ in the digits below, and the same
 * place must not look changed because it came in another format.
 */
const gridPerDegree = 1e9;

/** The collection that a column gathers parts in; a point column has none. */
const gathered: Readonly<Record<GeometryColumn['type'], number>> = {
  point: wkbTypes.Point,
  line: wkbTypes.MultiLineString,
  polygon: wkbTypes.MultiPolygon,
  any: wkbTypes.GeometryCollection,
};
const partOf: Readonly<Record<GeometryColumn['type'], number | undefined>> = {
  point: wkbTypes.Point,
  line: wkbTypes.LineString,
  polygon: wkbTypes.Polygon,
  any: undefined,
};

/** Bytes of a head with SRID and count: order, type, SRID, count. */
const headBytes = 13;

/**
 * Makes geometries in WGS84 degrees fit a column: multi where the column is multi, rings closed, empty parts left
 * out, on the grid. A column of type `any` keeps a single part as it is.
 */
export class WkbFitter {
  readonly #type: GeometryColumn['type'];
  readonly #shift: LonLatShift | undefined;
  readonly #writer = new ByteWriter();
  #view: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;
  #end = 0;
  #parts = 0;
  #lengthM = 0;
  /** Lines of which all positions are one. */
  #dots = 0;
  #keepsDots = false;
  #lon = Number.NaN;
  #lat = Number.NaN;

  constructor(type: GeometryColumn['type'], shift?: LonLatShift) {
    this.#type = type;
    this.#shift = shift;
  }

  /** `wkb` is little-endian WKB of two dimensions. */
  fit(wkb: Uint8Array): Fitted {
    this.#keepsDots = this.#type !== 'line';
    const fitted = this.#fit(wkb);
    if (this.#dots === 0 || this.#parts > 0 || 'fault' in fitted) return fitted;
    // Nothing but dots: the line stays as it is, and its length tells.
    this.#keepsDots = true;
    return this.#fit(wkb);
  }

  #fit(wkb: Uint8Array): Fitted {
    // One view serves all the geometries of a chunk.
    if (this.#view.buffer !== wkb.buffer) this.#view = new DataView(wkb.buffer);
    this.#at = wkb.byteOffset;
    this.#end = wkb.byteOffset + wkb.byteLength;
    this.#parts = 0;
    this.#lengthM = 0;
    this.#dots = 0;
    this.#writer.reset();
    try {
      this.#writeHead(gathered[this.#type]);
      this.#geometry(0);
      return { hex: this.#parts === 0 ? null : this.#finish(), lengthM: this.#lengthM, repaired: this.#dots > 0 };
    } catch (error) {
      if (error instanceof GeometryFault) return { fault: error.code };
      throw error;
    }
  }

  #writeHead(type: number): void {
    this.#writer.byte(littleEndian);
    this.#writer.count((type | sridFlag) >>> 0);
    this.#writer.count(wgs84);
    if (this.#type !== 'point') this.#writer.count(0);
  }

  #finish(): string {
    if (this.#type === 'point') return this.#writer.hex();
    this.#writer.patchCount(headBytes - 4, this.#parts);
    if (this.#type !== 'any' || this.#parts > 1) return this.#writer.hex();
    // The single part of a collection gets a head of its own: order and type stand before its content.
    const part = this.#writer.hex(headBytes);
    const type = Buffer.alloc(8);
    type.writeUInt32LE((Number.parseInt(part.slice(2, 4), 16) | sridFlag) >>> 0, 0);
    type.writeUInt32LE(wgs84, 4);
    return `${part.slice(0, 2)}${type.toString('hex')}${part.slice(10)}`;
  }

  #geometry(depth: number): void {
    if (this.#byte() !== littleEndian || depth > deepest) throw new GeometryFault('geometry_broken');
    const type = this.#count();
    if (type === wkbTypes.Point) this.#point();
    else if (type === wkbTypes.LineString) this.#line();
    else if (type === wkbTypes.Polygon) this.#polygon();
    else if (type > wkbTypes.Polygon && type <= wkbTypes.GeometryCollection) {
      for (let left = this.#count(); left > 0; left -= 1) this.#geometry(depth + 1);
    } else throw new GeometryFault('geometry_broken');
  }

  #point(): void {
    if (this.#at + 16 > this.#end) throw new GeometryFault('geometry_broken');
    const x = this.#double();
    const y = this.#double();
    if (Number.isNaN(x) && Number.isNaN(y)) return;
    this.#beginPart(wkbTypes.Point);
    this.#lon = Number.NaN;
    this.#position(x, y);
  }

  #line(): void {
    const count = this.#count();
    if (count === 0) return;
    if (count < 2) throw new GeometryFault('geometry_broken');
    const start = this.#writer.length;
    const lengthM = this.#lengthM;
    this.#beginPart(wkbTypes.LineString);
    this.#writer.count(count);
    this.#positions(count);
    if (this.#keepsDots || this.#lengthM > lengthM) return;
    this.#writer.cut(start);
    this.#parts -= 1;
    this.#dots += 1;
  }

  #polygon(): void {
    const rings = this.#count();
    let written = 0;
    let countAt = 0;
    for (let ring = 0; ring < rings; ring += 1) {
      const count = this.#count();
      if (count === 0) continue;
      if (written === 0) {
        this.#beginPart(wkbTypes.Polygon);
        countAt = this.#writer.length;
        this.#writer.count(0);
      }
      this.#ring(count);
      written += 1;
    }
    if (written > 0) this.#writer.patchCount(countAt, written);
  }

  #ring(count: number): void {
    if (16 * count > this.#end - this.#at) throw new GeometryFault('geometry_broken');
    const start = this.#at;
    const first = [this.#view.getFloat64(start, true), this.#view.getFloat64(start + 8, true)] as const;
    const last = start + 16 * (count - 1);
    const isClosed =
      this.#view.getFloat64(last, true) === first[0] && this.#view.getFloat64(last + 8, true) === first[1];
    const closed = isClosed ? count : count + 1;
    if (closed < 4) throw new GeometryFault('geometry_broken');
    this.#writer.count(closed);
    this.#positions(count);
    if (!isClosed) this.#position(...first);
  }

  #beginPart(type: number): void {
    const wanted = partOf[this.#type];
    if (wanted !== undefined && wanted !== type) throw new GeometryFault('geometry_type');
    this.#parts += 1;
    if (this.#type === 'point') {
      if (this.#parts > 1) throw new GeometryFault('geometry_type');
      return;
    }
    this.#writer.byte(littleEndian);
    this.#writer.count(type);
  }

  #positions(count: number): void {
    if (16 * count > this.#end - this.#at) throw new GeometryFault('geometry_broken');
    this.#lon = Number.NaN;
    for (let left = count; left > 0; left -= 1) this.#position(this.#double(), this.#double());
  }

  #position(x: number, y: number): void {
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new GeometryFault('geometry_broken');
    if (this.#shift === undefined) this.#keep(x, y);
    else this.#keep(...this.#shift(x, y, Number.isNaN(this.#lon) ? undefined : [this.#lon, this.#lat]));
  }

  /** Latitude may stand first in the file: only what is in order can be held against the bounds. */
  #keep(x: number, y: number): void {
    if (Math.abs(x) > 180 || Math.abs(y) > 90) throw new GeometryFault('coordinates_out_of_range');
    const lon = toGrid(x);
    const lat = toGrid(y);
    this.#writer.position(lon, lat);
    if (!Number.isNaN(this.#lon)) this.#lengthM += segmentLengthM(this.#lon, this.#lat, lon, lat);
    this.#lon = lon;
    this.#lat = lat;
  }

  #byte(): number {
    if (this.#at >= this.#end) throw new GeometryFault('geometry_broken');
    const value = this.#view.getUint8(this.#at);
    this.#at += 1;
    return value;
  }

  #count(): number {
    if (this.#at + 4 > this.#end) throw new GeometryFault('geometry_broken');
    const value = this.#view.getUint32(this.#at, true);
    this.#at += 4;
    return value;
  }

  #double(): number {
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }
}

function toGrid(degrees: number): number {
  // Adding zero makes -0 the 0 that it is: they differ in their bytes.
  return Math.round(degrees * gridPerDegree) / gridPerDegree + 0;
}
