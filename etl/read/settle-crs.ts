import type { OpenSource, SettledSource, SourceRow } from './define-reader.ts';
import { crsUnstated } from './read-errors.ts';

const rowsLookedAt = 1_000;

/** A source without a stated CRS is taken as degrees when its first geometries look like it, and refused otherwise. */
export async function settleCrs(source: OpenSource, name: string): Promise<SettledSource> {
  const { crs } = source;
  if (crs !== 'unstated') return { ...source, crs };
  const degrees = { ...source, crs: { kind: 'degrees' } } as const;
  if (!source.hasGeometry) return degrees;
  const rows = iterate(source.rows);
  const first: SourceRow[] = [];
  for (let row = await rows.next(); !row.done; row = await rows.next()) {
    first.push(row.value);
    if (first.length >= rowsLookedAt) break;
  }
  if (!first.every(looksLikeDegrees)) throw crsUnstated(name);
  const { batches: _, ...rest } = degrees;
  const notes = [...source.notes, { code: 'crs_assumed', value: 'WGS84/CGCS2000' }];
  return { ...rest, notes, rows: chain(first, rows) };
}

async function* iterate(rows: OpenSource['rows']): AsyncGenerator<SourceRow> {
  yield* rows;
}

async function* chain(first: readonly SourceRow[], rest: AsyncGenerator<SourceRow>): AsyncGenerator<SourceRow> {
  yield* first;
  yield* rest;
}

/** The first coordinates of the row. */
function looksLikeDegrees({ wkb, geometry }: SourceRow): boolean {
  const pair = wkb === undefined ? firstPair(geometry) : pairOfWkb(wkb);
  if (pair === undefined) return true;
  const [lon = Number.NaN, lat = Number.NaN] = pair;
  return !(Math.abs(lon) > 180 || Math.abs(lat) > 90);
}

/** After the head of a geometry come counts and heads of parts, and then the first two doubles. */
const headBytes: Readonly<Record<number, number>> = { 1: 5, 2: 9, 3: 13, 4: 14, 5: 18, 6: 22 };

function pairOfWkb(wkb: Uint8Array): readonly number[] | undefined {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  const at = headBytes[view.getUint32(1, true)];
  if (at === undefined || at + 16 > wkb.byteLength) return undefined;
  return [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
}

function firstPair(geometry: SourceRow['geometry']): readonly number[] | undefined {
  if (geometry === null || !('coordinates' in geometry)) return undefined;
  let value: unknown = geometry.coordinates;
  while (Array.isArray(value) && Array.isArray(value[0])) value = value[0];
  return Array.isArray(value) ? value.map(Number) : undefined;
}
