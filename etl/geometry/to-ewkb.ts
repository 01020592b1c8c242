import type { Geometry, Position } from 'geojson';

const typeCodes = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const;
const sridFlag = 0x20000000;
const littleEndian = 1;

/**
 * Hexadecimal EWKB, the form in which PostGIS takes a geometry fastest; heights are left out.
 * The geometry must be whole: see `fit-geometry.ts`.
 */
export function toEwkb(geometry: Geometry, srid: number): string {
  const writer = new Writer(sizeOf(geometry) + 4);
  writer.geometry(geometry, srid);
  return writer.hex();
}

class Writer {
  readonly #buffer: Buffer;
  #at = 0;

  constructor(size: number) {
    this.#buffer = Buffer.allocUnsafe(size);
  }

  geometry(geometry: Geometry, srid?: number): void {
    this.#at = this.#buffer.writeUInt8(littleEndian, this.#at);
    const flags = srid === undefined ? 0 : sridFlag;
    this.#count((typeCodes[geometry.type] | flags) >>> 0);
    if (srid !== undefined) this.#count(srid);
    if (geometry.type === 'Point') this.#position(geometry.coordinates);
    else if (geometry.type === 'LineString') this.#line(geometry.coordinates);
    else if (geometry.type === 'Polygon') this.#each(geometry.coordinates, (ring) => this.#line(ring));
    else this.#each(partsOf(geometry), (part) => this.geometry(part));
  }

  hex(): string {
    return this.#buffer.toString('hex', 0, this.#at);
  }

  #line(positions: readonly Position[]): void {
    this.#each(positions, (position) => this.#position(position));
  }

  #each<T>(items: readonly T[], write: (item: T) => void): void {
    this.#count(items.length);
    for (const item of items) write(item);
  }

  #count(value: number): void {
    this.#at = this.#buffer.writeUInt32LE(value, this.#at);
  }

  #position(position: Position): void {
    this.#at = this.#buffer.writeDoubleLE(position[0] ?? Number.NaN, this.#at);
    this.#at = this.#buffer.writeDoubleLE(position[1] ?? Number.NaN, this.#at);
  }
}

/** The parts of a multi-geometry or collection, each a geometry. */
export function partsOf(geometry: Geometry): readonly Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries;
    default:
      return [geometry];
  }
}

function sizeOf(geometry: Geometry): number {
  const head = 9;
  if (geometry.type === 'Point') return head + 16;
  if (geometry.type === 'LineString') return head + 16 * geometry.coordinates.length;
  if (geometry.type === 'Polygon') {
    return geometry.coordinates.reduce((sum, ring) => sum + 4 + 16 * ring.length, head);
  }
  return partsOf(geometry).reduce((sum, part) => sum + sizeOf(part), head);
}
