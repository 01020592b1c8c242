import type { z } from 'zod';
import type { coverageVillage } from '#api/contract/coverage.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { RegionPlace } from '#geodata/indicators/get-region.ts';
import { recordQuery } from '#geodata/indicators/record-query.ts';
import type { Variant } from '#geodata/indicators/variant.ts';

export interface ComparedSide {
  readonly variant: Variant;
  readonly basis: Basis;
}

export interface ComparedScope {
  readonly side: ComparedSide;
  readonly against: ComparedSide;
  readonly region: RegionPlace;
  readonly state: 'gap' | 'success' | 'flipped' | 'all';
  readonly why?: string | undefined;
  readonly sort: string;
  readonly limit: number;
  readonly offset: number;
}

export interface ComparedSums {
  readonly villages: number;
  readonly covered: number;
  readonly noLocation: number;
  readonly percent: number | null;
  readonly formerVillages: number;
  readonly formerCovered: number;
  readonly formerNoLocation: number;
  readonly formerPercent: number | null;
  readonly percentDifference: number | null;
  readonly newlyCovered: number;
  readonly newlyGap: number;
  readonly entered: number;
  readonly left: number;
  readonly matching: number;
}

type Village = z.input<typeof coverageVillage>;
type Row = Omit<Village, 'key' | 'point' | 'source'> &
  ComparedSums & {
    readonly key: string | null;
    readonly lon: number | null;
    readonly lat: number | null;
    readonly sourceLoad: number;
    readonly sourceFile: string;
    readonly sourceRow: number;
  };

/** The same relation twice, once under other names: what the other side binds is called `former_…`. */
const bound = ['root', 'load', 'facilityKind', 'thresholdM', 'referencePoint'];
const formerNames = new RegExp(`(?<![:\\w]):(${bound.join('|')})\\b`, 'g');
const former = (sql: string): string => sql.replace(formerNames, ':former_$1');

/** One statement for the sums, the flips and the page: both sides are asked once. */
export async function selectCompared(
  tx: ReadTransaction,
  scope: ComparedScope,
): Promise<{ villages: Village[]; sums: ComparedSums }> {
  const { side, against, region } = scope;
  const rows = await sqlText<Record<string, unknown>, Row>(compose(scope), 'compare coverage')(tx, {
    ...bindingsOf(side),
    ...Object.fromEntries(Object.entries(bindingsOf(against)).map(([name, value]) => [`former_${name}`, value])),
    scope: region.isRoot ? 'root' : region.level,
    region: region.code,
    state: scope.state,
    why: scope.why ?? null,
    limit: scope.limit,
    offset: scope.offset,
  });
  const [first] = rows;
  if (first === undefined) throw new Error('a comparison gave no row');
  return { villages: rows.flatMap(toVillage), sums: sumsOf(first) };
}

function bindingsOf({ variant, basis }: ComparedSide): Record<string, string | number> {
  return { ...variant.params, root: basis.root, load: basis.load };
}

function sumsOf(row: Row): ComparedSums {
  const { villages, covered, noLocation, percent, formerVillages, formerCovered, formerNoLocation } = row;
  const { formerPercent, percentDifference, newlyCovered, newlyGap, entered, left, matching } = row;
  const sides = { villages, covered, noLocation, percent, formerVillages, formerCovered, formerNoLocation };
  return { ...sides, formerPercent, percentDifference, newlyCovered, newlyGap, entered, left, matching };
}

/** A page without villages still has one row, which carries the sums. */
function toVillage(row: Row): Village[] {
  const { key, lon, lat } = row;
  if (key === null) return [];
  const { name, town, townName, district, districtName, state, formerState, why } = row;
  const { distanceM, nearestCode, nearestName, measuredFrom, population, households } = row;
  return [
    {
      ...{ key, name, town, townName, district, districtName, state, formerState, why },
      ...{ distanceM, nearestCode, nearestName, measuredFrom, population, households },
      point: lon === null || lat === null ? null : [lon, lat],
      source: { load: row.sourceLoad, file: row.sourceFile, row: row.sourceRow },
    },
  ];
}

/** Keys are compared byte by byte, so that both engines page alike; what is not known comes last. */
const orders: Readonly<Record<string, string>> = {
  distance: `distance_m DESC NULLS LAST, record_key COLLATE "C"`,
  population: `population DESC NULLS LAST, record_key COLLATE "C"`,
  town: `district_code COLLATE "C" NULLS LAST, town_code COLLATE "C" NULLS LAST, distance_m DESC NULLS LAST, record_key COLLATE "C"`,
};

const inRegion = `CASE CAST(:scope AS text) WHEN 'district' THEN district_code = :region
                                         WHEN 'town' THEN town_code = :region
                                         WHEN 'village' THEN village_code = :region
                                         ELSE true END`;
const percentOf = (part: string, whole: string): string =>
  `round(CAST(100 * ${part} AS numeric) / NULLIF(${whole}, 0), 4)`;

function compose({ side, against, sort }: ComparedScope): string {
  return `
    WITH mine AS MATERIALIZED (
      SELECT record_id, record_key, name, town_code, district_code, state, geom4326, detail, source_load, source_row,
             CAST(detail ->> 'distanceM' AS numeric) AS distance_m,
             CAST(detail ->> 'noLocation' AS boolean) AS no_location
        FROM (${recordQuery(side.variant.indicator, 'details')}) asked
       WHERE state <> 'outside' AND ${inRegion}
    ), theirs AS MATERIALIZED (
      SELECT record_key, state, CAST(detail ->> 'noLocation' AS boolean) AS no_location
        FROM (${former(recordQuery(against.variant.indicator, 'details'))}) asked
       WHERE state <> 'outside' AND ${inRegion}
    ), compared AS MATERIALIZED (
      SELECT mine.*, theirs.state AS former_state, v.population, v.households,
             CASE WHEN mine.state = 'success' THEN NULL WHEN mine.no_location THEN 'no_location'
                  WHEN mine.distance_m IS NULL THEN 'no_site' ELSE 'too_far' END AS why
        FROM mine
        JOIN village v ON v.id = mine.record_id
        LEFT JOIN theirs ON theirs.record_key = mine.record_key
    ), matching AS (
      SELECT * FROM compared
       WHERE CASE CAST(:state AS text) WHEN 'all' THEN true
                                       WHEN 'flipped' THEN former_state <> state
                                       ELSE state = :state END
         AND (CAST(:why AS text) IS NULL OR why = :why)
    ), sums AS (
      SELECT ours.*, others.*, counted.matching,
             ${percentOf('ours.covered', 'ours.villages')} AS percent,
             ${percentOf('others.former_covered', 'others.former_villages')} AS former_percent
        FROM (SELECT CAST(count(*) AS integer) AS villages,
                     CAST(count(*) FILTER (WHERE state = 'success') AS integer) AS covered,
                     CAST(count(*) FILTER (WHERE no_location) AS integer) AS no_location,
                     CAST(count(*) FILTER (WHERE state = 'success' AND former_state = 'gap') AS integer) AS newly_covered,
                     CAST(count(*) FILTER (WHERE state = 'gap' AND former_state = 'success') AS integer) AS newly_gap,
                     CAST(count(*) FILTER (WHERE former_state IS NULL) AS integer) AS entered
                FROM compared) ours
       CROSS JOIN (SELECT CAST(count(*) AS integer) AS former_villages,
                          CAST(count(*) FILTER (WHERE theirs.state = 'success') AS integer) AS former_covered,
                          CAST(count(*) FILTER (WHERE theirs.no_location) AS integer) AS former_no_location,
                          CAST(count(*) FILTER (WHERE mine.record_key IS NULL) AS integer) AS left_out
                     FROM theirs LEFT JOIN mine ON mine.record_key = theirs.record_key) others
       CROSS JOIN (SELECT CAST(count(*) AS integer) AS matching FROM matching) counted
    ), page AS (
      SELECT row_number() OVER (ORDER BY ${orders[sort] ?? orders.distance}) AS place, matching.*
        FROM matching
       ORDER BY place
       LIMIT CAST(:limit AS integer) OFFSET CAST(:offset AS integer)
    )
    SELECT page.record_key AS "key", page.name, page.town_code AS "town", town.name AS "townName",
           page.district_code AS "district", district.name AS "districtName", page.state,
           page.former_state AS "formerState", page.why, page.distance_m AS "distanceM",
           page.detail ->> 'nearestCode' AS "nearestCode", page.detail ->> 'nearestName' AS "nearestName",
           page.detail ->> 'measuredFrom' AS "measuredFrom", page.population, page.households,
           ST_X(page.geom4326) AS "lon", ST_Y(page.geom4326) AS "lat",
           page.source_load AS "sourceLoad", load.file_name AS "sourceFile", page.source_row AS "sourceRow",
           sums.villages, sums.covered, sums.no_location AS "noLocation", sums.percent,
           sums.former_villages AS "formerVillages", sums.former_covered AS "formerCovered",
           sums.former_no_location AS "formerNoLocation", sums.former_percent AS "formerPercent",
           sums.percent - sums.former_percent AS "percentDifference",
           sums.newly_covered AS "newlyCovered", sums.newly_gap AS "newlyGap", sums.entered,
           sums.left_out AS "left", sums.matching
      FROM sums
      LEFT JOIN page ON true
      LEFT JOIN region_at(:root, :load) town ON town.record_key = page.town_code
      LEFT JOIN region_at(:root, :load) district ON district.record_key = page.district_code
      LEFT JOIN load ON load.id = page.source_load
     ORDER BY page.place`;
}
