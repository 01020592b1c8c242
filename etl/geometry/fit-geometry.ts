import type { Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import { partsOf } from './to-ewkb.ts';

export type Fitted = { readonly geometry: Geometry | null } | { readonly fault: string };

export interface FitOptions {
  readonly type: GeometryColumn['type'];
  /** Applied to every position, e.g. GCJ-02 to WGS84; see shift-of.ts. */
  readonly shift: (position: Position) => Position;
  /** False for projected coordinates, which the database transforms. */
  readonly inDegrees: boolean;
}

/**
 * Makes a geometry fit its column: flat, multi where the column is multi, rings closed, empty parts left out.
 * Answers null for an empty geometry, and the code of the fault for one that cannot be used.
 */
export function fitGeometry(geometry: Geometry, options: FitOptions): Fitted {
  const leaves: Geometry[] = [];
  try {
    collectLeaves(geometry, leaves);
    const parts = leaves.map((leaf) => fitLeaf(leaf, options)).filter((leaf) => leaf !== null);
    return parts.length === 0 ? { geometry: null } : { geometry: gather(parts, options.type) };
  } catch (error) {
    if (error instanceof GeometryFault) return { fault: error.code };
    throw error;
  }
}

/**
 * Coordinates are kept to 1e-9 degrees (0.1 mm): formats and their writers differ in the digits below, and the same
 * place must not look changed because it came in another format.
 */
const gridPerDegree = 1e9;

class GeometryFault extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type Leaf = Point | LineString | Polygon;

function collectLeaves(geometry: Geometry, leaves: Geometry[], depth = 0): void {
  // What JSON calls a geometry may be anything.
  if (typeof geometry !== 'object' || geometry === null) throw new GeometryFault('geometry_broken');
  const list = 'geometries' in geometry ? geometry.geometries : geometry.coordinates;
  if (!Array.isArray(list) || depth > 10) throw new GeometryFault('geometry_broken');
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) collectLeaves(part, leaves, depth + 1);
  } else {
    leaves.push(...partsOf(geometry));
  }
}

function fitLeaf(leaf: Geometry, options: FitOptions): Leaf | null {
  if (leaf.type === 'Point') return fitPoint(leaf.coordinates, options);
  if (leaf.type === 'LineString') {
    const positions = fitPositions(leaf.coordinates, options);
    if (positions.length === 0) return null;
    if (positions.length < 2) throw new GeometryFault('geometry_broken');
    return { type: 'LineString', coordinates: positions };
  }
  if (leaf.type !== 'Polygon' || !Array.isArray(leaf.coordinates)) throw new GeometryFault('geometry_broken');
  const rings = leaf.coordinates
    .map((ring) => closeRing(fitPositions(ring, options)))
    .filter((ring) => ring.length > 0);
  return rings.length === 0 ? null : { type: 'Polygon', coordinates: rings };
}

function fitPoint(coordinates: Position, options: FitOptions): Point | null {
  if (Array.isArray(coordinates) && coordinates.length === 0) return null;
  return { type: 'Point', coordinates: fitPosition(coordinates, options) };
}

function fitPositions(positions: readonly Position[], options: FitOptions): Position[] {
  if (!Array.isArray(positions)) throw new GeometryFault('geometry_broken');
  return positions.map((position) => fitPosition(position, options));
}

function fitPosition(position: Position, { shift, inDegrees }: FitOptions): Position {
  if (!Array.isArray(position)) throw new GeometryFault('geometry_broken');
  const [x, y] = position;
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y)) {
    throw new GeometryFault('geometry_broken');
  }
  // Latitude may stand first in the file: only what is in order can be held against the bounds.
  const [lon = x, lat = y] = shift([x, y]);
  if (!inDegrees) return [lon, lat];
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) throw new GeometryFault('coordinates_out_of_range');
  return [toGrid(lon), toGrid(lat)];
}

function toGrid(degrees: number): number {
  return Math.round(degrees * gridPerDegree) / gridPerDegree;
}

function closeRing(ring: Position[]): Position[] {
  const first = ring[0];
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return [];
  const closed = first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
  if (closed.length < 4) throw new GeometryFault('geometry_broken');
  return closed;
}

/** One geometry of the column's type from parts; a column of type `any` keeps a single part as it is. */
function gather(parts: readonly Leaf[], type: GeometryColumn['type']): Geometry {
  const [first] = parts;
  if (first === undefined) throw new GeometryFault('geometry_broken');
  if (type === 'point') {
    if (first.type !== 'Point' || parts.length > 1) throw new GeometryFault('geometry_type');
    return first;
  }
  if (type === 'line') return gatherLines(parts);
  if (type === 'polygon') return gatherPolygons(parts);
  return parts.length === 1 ? first : { type: 'GeometryCollection', geometries: [...parts] };
}

function gatherLines(parts: readonly Leaf[]): MultiLineString {
  const lines = parts.filter((part) => part.type === 'LineString');
  if (lines.length < parts.length) throw new GeometryFault('geometry_type');
  return { type: 'MultiLineString', coordinates: lines.map(({ coordinates }) => coordinates) };
}

function gatherPolygons(parts: readonly Leaf[]): MultiPolygon {
  const polygons = parts.filter((part) => part.type === 'Polygon');
  if (polygons.length < parts.length) throw new GeometryFault('geometry_type');
  return { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) };
}
