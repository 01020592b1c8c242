import type { Geometry, Position } from 'geojson';
import { ByteWriter } from './byte-writer.ts';
import { GeometryFault } from './geometry-fault.ts';
import { littleEndian, wkbTypes } from './wkb-types.ts';

const deepest = 10;
const writer = new ByteWriter();

/**
 * A geometry of GeoJSON as little-endian WKB, heights left out. What JSON calls a geometry may be anything: throws a
 * GeometryFault for what is none.
 */
export function geojsonToWkb(geometry: Geometry): Buffer {
  writer.reset();
  writeGeometry(geometry, 0);
  return writer.copy();
}

function writeGeometry(geometry: Geometry, depth: number): void {
  if (typeof geometry !== 'object' || geometry === null || depth > deepest) throw new GeometryFault('geometry_broken');
  if (!Object.hasOwn(wkbTypes, geometry.type)) throw new GeometryFault('geometry_broken');
  writeHead(wkbTypes[geometry.type]);
  switch (geometry.type) {
    case 'Point':
      writePoint(geometry.coordinates);
      break;
    case 'LineString':
      writeLine(geometry.coordinates);
      break;
    case 'Polygon':
      writeEach(geometry.coordinates, writeLine);
      break;
    case 'MultiPoint':
      writeEach(geometry.coordinates, (point) => writePart(wkbTypes.Point, () => writePoint(point)));
      break;
    case 'MultiLineString':
      writeEach(geometry.coordinates, (line) => writePart(wkbTypes.LineString, () => writeLine(line)));
      break;
    case 'MultiPolygon':
      writeEach(geometry.coordinates, (rings) => writePart(wkbTypes.Polygon, () => writeEach(rings, writeLine)));
      break;
    case 'GeometryCollection':
      writeEach(geometry.geometries, (part) => writeGeometry(part, depth + 1));
      break;
  }
}

function writePart(type: number, write: () => void): void {
  writeHead(type);
  write();
}

function writeHead(type: number): void {
  writer.byte(littleEndian);
  writer.count(type);
}

function writeEach<T>(items: readonly T[], write: (item: T) => void): void {
  if (!Array.isArray(items)) throw new GeometryFault('geometry_broken');
  writer.count(items.length);
  for (const item of items) write(item);
}

function writeLine(positions: readonly Position[]): void {
  writeEach(positions, writePosition);
}

/** An empty point has no coordinates; WKB writes it as not-a-number. */
function writePoint(position: Position): void {
  if (Array.isArray(position) && position.length === 0) writer.position(Number.NaN, Number.NaN);
  else writePosition(position);
}

function writePosition(position: Position): void {
  if (!Array.isArray(position)) throw new GeometryFault('geometry_broken');
  const [x, y] = position;
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new GeometryFault('geometry_broken');
  writer.position(Number(x), Number(y));
}
