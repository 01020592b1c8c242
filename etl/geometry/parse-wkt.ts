import type { Geometry, Position } from 'geojson';

type Nested = readonly (Nested | Position)[];

const heads: Readonly<Record<string, Exclude<Geometry['type'], 'GeometryCollection'>>> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
};

/** A geometry from a cell: WKT (with or without SRID and heights) or a GeoJSON geometry; undefined when it is neither. */
export function parseGeometryText(text: string): Geometry | undefined {
  if (text.startsWith('{')) return parseGeojson(text);
  const parts = /^(?:SRID=\d+;)?\s*([A-Z]+)\s*(?:Z|M|ZM)?\s*(\(.*\)|EMPTY)$/is.exec(text.trim());
  const type = heads[(parts?.[1] ?? '').toUpperCase()];
  if (type === undefined) return undefined;
  const body = parts?.[2] ?? '';
  const nested = body.toUpperCase() === 'EMPTY' ? [] : nest(body);
  if (nested === undefined) return undefined;
  return { type, coordinates: type === 'Point' ? (nested[0] ?? []) : loosen(type, nested) } as Geometry;
}

function parseGeojson(text: string): Geometry | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      ('coordinates' in value || 'geometries' in value)
      ? (value as Geometry)
      : undefined;
  } catch {
    return undefined;
  }
}

/** `((1 2, 3 4))` to nested arrays, by rewriting it as JSON; undefined when that is none. */
function nest(body: string): Nested | undefined {
  if (!/^[\d\s().,+\-eE]*$/.test(body)) return undefined;
  const json = body
    .replaceAll(
      /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?:\s+[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)*/g,
      (position) => JSON.stringify(position.trim().split(/\s+/).map(Number)),
    )
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** MULTIPOINT may bracket its points: ((1 2), (3 4)). */
function loosen(type: Geometry['type'], nested: Nested): Nested {
  if (type !== 'MultiPoint') return nested;
  return nested.map((point) => (Array.isArray(point[0]) ? point[0] : point)) as Nested;
}
