import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Database } from '#geodata/database/database.ts';
import type { GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import type { CheckContext } from '../check/run-check.ts';
import { quoteName } from '../stage/stage.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import type { Ground } from './ground.ts';
import type { StagedPlace } from './staged-places.ts';

/**
 * Metres from places, one a staged row, to what is known of the row: null where nothing is known that could speak for
 * or against the place, Infinity where all that is known is far.
 */
export type Measure = (rows: readonly StagedPlace[], places: readonly LonLat[]) => Promise<readonly (number | null)[]>;

/** To whatever stands nearby. */
export function byGround(ground: Ground): Measure {
  return (_, places) => ground.nearestM(places);
}

/** True when there are records that could have a former place. */
export async function hasStandingRecords(database: Database, { stage, scope }: CheckContext): Promise<boolean> {
  const text = 'SELECT 1 FROM ??fact f WHERE f.root_region = :root AND f.load_to = 2147483647 LIMIT 1';
  const found = await database.write((tx) => runStageSql(tx, text, { stage, scope }));
  return found.length > 0;
}

/** Degrees of longitude are shorter; taken for as long, they only make a distance look greater. */
const metresPerDegree = 111_195;

/**
 * To where the same record stands now, its geometry moved along with its place: how far the sides of its box have
 * moved, for a line that slides along itself stays near to itself. A record that was loaded before is the best witness
 * there is: it cannot be near by chance. The greatest distance between the two lines (Hausdorff) says little more, and
 * for a thousand lines of a thousand points it took half a minute.
 */
export function byFormerPlace(database: Database, { stage, scope }: CheckContext, geometry: GeometryColumn): Measure {
  const column = quoteName(geometry.column);
  const side = (bound: string, axis: string): string =>
    `abs(ST_${bound}(s.${column}) + moved.${axis} - ST_${bound}(f.${column}))`;
  const text = `
    SELECT CAST(:metresPerDegree AS double precision) * sqrt(
        GREATEST(${side('XMin', 'lon')}, ${side('XMax', 'lon')}) ^ 2 + GREATEST(${side('YMin', 'lat')}, ${side('YMax', 'lat')}) ^ 2
      ) AS distance_m
    FROM unnest(CAST(:rows AS integer[]), CAST(:lons AS double precision[]), CAST(:lats AS double precision[]))
      WITH ORDINALITY AS moved(row_no, lon, lat, nth)
    JOIN ??stage s ON s.row_no = moved.row_no
    LEFT JOIN ??fact f ON f.root_region = :root AND f.record_key = s.record_key AND f.load_to = 2147483647
    ORDER BY moved.nth`;
  return async (rows, places) => {
    if (rows.length === 0) return [];
    const more = {
      metresPerDegree,
      rows: rows.map(({ rowNo }) => rowNo),
      lons: rows.map(({ place }, index) => (places[index]?.[0] ?? place[0]) - place[0]),
      lats: rows.map(({ place }, index) => (places[index]?.[1] ?? place[1]) - place[1]),
    };
    const found = await database.write((tx) =>
      runStageSql<{ distance_m: number | null }>(tx, text, { stage, scope, more }),
    );
    return found.map(({ distance_m }) => distance_m);
  };
}
