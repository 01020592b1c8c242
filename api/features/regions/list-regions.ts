import type { z } from 'zod';
import type { region } from '#api/contract/regions.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { RegionLevel } from '#geodata/vocabulary/region-level.ts';

export interface RegionsQuery {
  /** NULL: of all data. */
  readonly root: string | null;
  /** NULL: the root regions themselves. */
  readonly parent: string | null;
  readonly load: number;
  readonly with_self: boolean;
  readonly with_outline: boolean;
}

interface RegionRow {
  readonly code: string;
  readonly name: string;
  readonly name_en: string | null;
  readonly level: RegionLevel;
  readonly parent: string | null;
  readonly seat_lon: number | null;
  readonly seat_lat: number | null;
  readonly population: number | null;
  readonly outline_source: string | null;
  readonly west: number | null;
  readonly south: number | null;
  readonly east: number | null;
  readonly north: number | null;
  readonly outline: string | null;
}

const query = sqlFile<RegionsQuery, RegionRow>(new URL('./list-regions.sql', import.meta.url));

export async function listRegions(tx: ReadTransaction, asked: RegionsQuery): Promise<z.input<typeof region>[]> {
  const rows = await query(tx, asked);
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    level: row.level,
    parent: row.parent,
    seat: row.seat_lon === null || row.seat_lat === null ? null : [row.seat_lon, row.seat_lat],
    population: row.population,
    outlineSource: row.outline_source,
    bbox: toBox(row),
    ...(asked.with_outline ? { outline: row.outline === null ? null : JSON.parse(row.outline) } : {}),
  }));
}

function toBox({ west, south, east, north }: RegionRow): [number, number, number, number] | null {
  if (west === null || south === null || east === null || north === null) return null;
  return [west, south, east, north];
}
