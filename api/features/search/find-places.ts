import type { z } from 'zod';
import type { searchHit } from '#api/contract/search.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';

export type Hit = z.input<typeof searchHit>;

export interface HitRow extends Omit<Hit, 'point' | 'bbox' | 'chainage'> {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
}

interface PlacesQuery {
  readonly text: string;
  readonly basis: Basis;
  readonly limit: number;
}

const query = sqlFile<{ root: string; load: number; text: string; limit: number }, HitRow>(
  new URL('./find-places.sql', import.meta.url),
);

/** Regions, villages, routes, sites and works whose name or code holds the text: whole, at its beginning, anywhere. */
export async function findPlaces(tx: ReadTransaction, { text, basis, limit }: PlacesQuery): Promise<Hit[]> {
  const rows = await query(tx, { root: basis.root, load: basis.load, text, limit });
  return rows.map((row) => ({ ...toHit(row), chainage: null }));
}

export function toHit(row: HitRow): Omit<Hit, 'chainage'> {
  const { kind, key, name, code, level, district, districtName, town, townName } = row;
  const { lon, lat, west, south, east, north } = row;
  return {
    ...{ kind, key, name, code, level, district, districtName, town, townName },
    point: lon === null || lat === null ? null : [lon, lat],
    bbox: west === null || south === null || east === null || north === null ? null : [west, south, east, north],
  };
}
