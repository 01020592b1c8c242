import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';
import { defineError } from '../errors.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';

export const unknownRegion = defineError(
  'unknown_region',
  404,
  (region: string, root: string) => `There is no region ${region} in ${root} as of that load.`,
);
export const regionTooSmall = defineError(
  'region_too_small',
  400,
  (region: string) => `${region} is a village: ask for its town, district or city.`,
);

export interface RegionPlace {
  readonly code: string;
  readonly level: RegionLevel;
  readonly isRoot: boolean;
}

const findRegion = sqlFile<{ root: string; load: number; region: string }, { code: string; level: RegionLevel }>(
  new URL('./find-region.sql', import.meta.url),
);

/** The region that numbers are asked for: the root, a district, a town or a village. */
export async function findPlace(tx: ReadTransaction, basis: Basis, code = basis.root): Promise<RegionPlace> {
  const [row] = await findRegion(tx, { root: basis.root, load: basis.load, region: code });
  if (row === undefined) throw unknownRegion(code, basis.root);
  return { code: row.code, level: row.level, isRoot: row.code === basis.root };
}

/** The same where numbers of a single village make no sense. */
export async function getRegion(tx: ReadTransaction, basis: Basis, code = basis.root): Promise<RegionPlace> {
  const place = await findPlace(tx, basis, code);
  if (place.level === 'village') throw regionTooSmall(code);
  return place;
}
