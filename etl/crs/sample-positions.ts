import type { Geometry, Position } from 'geojson';
import { parseGeometryText } from '../geometry/parse-wkt.ts';
import { walkWkb } from '../geometry/walk-wkb.ts';
import type { GeometrySource, HeaderMatch } from '../map/match-headers.ts';
import { toText } from '../map/parse-value.ts';
import type { SourceRow } from '../read/define-reader.ts';
import { parseAngle, parsePlain } from './parse-angle.ts';
import type { FilePosition } from './readings.ts';

export interface PositionSample {
  readonly positions: readonly FilePosition[];
  /** True when they were coordinate cells of a table. */
  readonly fromCells: boolean;
}

/** One position of every geometry of the rows, in file coordinates: a point itself, of others a vertex in the middle. */
export function samplePositions(rows: readonly SourceRow[], match: HeaderMatch, hasGeometry: boolean): PositionSample {
  const own: FilePosition[] = [];
  const cells: FilePosition[] = [];
  for (const row of rows) {
    const position = hasGeometry ? positionOfRow(row) : undefined;
    if (position !== undefined) own.push(position);
    for (const source of match.geometries) {
      const written = positionOfWkt(row, source);
      if (written !== undefined) own.push(written);
      const cell = positionOfCells(row, source);
      if (cell !== undefined && written === undefined) cells.push(cell);
    }
  }
  // A file has one kind or the other; where it has both, the geometry is what the rows are placed by.
  return own.length > 0 ? { positions: own, fromCells: false } : { positions: cells, fromCells: true };
}

function positionOfRow({ geometry, wkb }: SourceRow): FilePosition | undefined {
  if (wkb !== undefined) return positionOfWkb(wkb);
  return geometry === null ? undefined : middleOf(geometry);
}

/** Broken bytes are told when the row is mapped. */
function positionOfWkb(wkb: Uint8Array): FilePosition | undefined {
  let found: FilePosition | undefined;
  try {
    walkWkb(wkb, (view, at, count) => {
      if (found !== undefined || count === 0) return;
      const middle = at + 16 * Math.floor(count / 2);
      found = finite(view.getFloat64(middle, true), view.getFloat64(middle + 8, true));
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

function positionOfWkt(row: SourceRow, { wkt }: GeometrySource): FilePosition | undefined {
  const text = wkt === undefined ? '' : toText(row.values[wkt]);
  const geometry = text === '' ? undefined : parseGeometryText(text);
  return geometry && middleOf(geometry);
}

function positionOfCells(row: SourceRow, { lon, lat }: GeometrySource): FilePosition | undefined {
  if (lon === undefined || lat === undefined) return undefined;
  return finite(cellNumber(row.values[lon]), cellNumber(row.values[lat]));
}

/** Plain numbers as they are: they may be metres. */
function cellNumber(value: unknown): number {
  const text = toText(value);
  return text === '' ? Number.NaN : Number(parsePlain(text) ?? parseAngle(text) ?? Number.NaN);
}

/** What files call a geometry may be anything; faults are told when the row is mapped. */
function middleOf(geometry: Geometry): FilePosition | undefined {
  if (geometry.type === 'GeometryCollection') {
    return Array.isArray(geometry.geometries) && geometry.geometries[0] ? middleOf(geometry.geometries[0]) : undefined;
  }
  let part: unknown = geometry.coordinates;
  while (Array.isArray(part) && Array.isArray(part[0])) {
    part = Array.isArray(part[0][0]) ? part[0] : part[Math.floor(part.length / 2)];
  }
  if (!Array.isArray(part)) return undefined;
  const [x, y]: Position = part;
  return typeof x === 'number' && typeof y === 'number' ? finite(x, y) : undefined;
}

function finite(x: number, y: number): FilePosition | undefined {
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
}
