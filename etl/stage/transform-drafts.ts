import type { Database } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { RowDraft } from '../map/mapped-row.ts';
import type { Crs } from '../read/crs.ts';

interface Transformation {
  readonly wkbs: readonly Buffer[];
  readonly srid: number;
  readonly swapped: boolean;
}

const transform = sqlText<Transformation, { wkb: Buffer | null }>(`
  SELECT ST_AsBinary(ST_Transform(ST_SetSRID(found.place, CAST(:srid AS integer)), 4326), 'NDR') AS wkb
  FROM (
    SELECT CASE WHEN CAST(:swapped AS boolean) THEN ST_FlipCoordinates(ST_GeomFromWKB(u.wkb)) ELSE ST_GeomFromWKB(u.wkb) END
        AS place, u.nth
    FROM unnest(CAST(:wkbs AS bytea[])) WITH ORDINALITY AS u(wkb, nth)) found
  ORDER BY found.nth`);

/** Transforms the geometries of drafts to WGS84: PROJ, in the database, is the only one that does. */
export async function transformDrafts(
  database: Database,
  crs: Crs & { readonly kind: 'epsg' },
  drafts: readonly RowDraft[],
): Promise<void> {
  const width = drafts[0]?.wkbs.length ?? 0;
  for (let index = 0; index < width; index += 1) {
    const placed = drafts.filter(({ wkbs }) => wkbs[index] !== null);
    if (placed.length === 0) continue;
    const wkbs = placed.map(({ wkbs: own }) => Buffer.from(own[index] ?? []));
    const transformed = await database.read((tx) =>
      transform(tx, { wkbs, srid: crs.srid, swapped: crs.swapped === true }),
    );
    for (const [nth, draft] of placed.entries()) draft.wkbs[index] = transformed[nth]?.wkb ?? null;
  }
}
