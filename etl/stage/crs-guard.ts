import type { Database } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { defineError } from '#geodata/errors.ts';
import { type Crs, crsOfSrid, unknownCrs } from '../read/crs.ts';

const crsMismatch = defineError(
  'crs_mismatch',
  422,
  (srid: number) =>
    `坐标不能从 EPSG:${srid} 转换：请核对 --crs 与文件是否一致。The coordinates cannot be transformed from EPSG:${srid}: check that --crs fits the file.`,
);

const findSrid = sqlText<{ srid: number }, { srid: number }>('SELECT srid FROM spatial_ref_sys WHERE srid = :srid');

/** PostGIS and PROJ report what they cannot transform as an internal error. */
const internalError = 'XX000';

/**
 * A CRS that the database does not know is refused before anything is read, and so are the datums before CGCS2000:
 * the database would transform them without a word, some fifty metres off.
 */
export async function requireCrs(database: Database, crs: Crs): Promise<void> {
  if (crs.kind !== 'epsg') return;
  const { srid } = crs;
  crsOfSrid(srid);
  const found = await database.read((tx) => findSrid(tx, { srid }));
  if (found.length === 0) throw unknownCrs(`epsg:${srid}`);
}

/** Runs `work` and tells a failed transformation for what it is. */
export async function guardTransform<T>(crs: Crs, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const internal = error instanceof Error && 'code' in error && error.code === internalError;
    if (crs.kind === 'epsg' && internal) throw crsMismatch(crs.srid);
    throw error;
  }
}
