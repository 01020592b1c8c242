import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import type { RecordState } from '../vocabulary/record-state.ts';
import type { RegionPlace } from './get-region.ts';
import { recordQuery } from './record-query.ts';
import type { Variant } from './variant.ts';

/** One record behind a value, down to the row of the file it came from. */
export interface IndicatorRecord {
  readonly key: string;
  readonly name: string;
  readonly town: string | null;
  readonly townName: string | null;
  readonly district: string | null;
  readonly districtName: string | null;
  readonly state: RecordState;
  readonly weight: number;
  /** Degrees east and north; null without geometry. */
  readonly point: [number, number] | null;
  readonly detail: Record<string, string | number | boolean | null>;
  readonly source: { readonly load: number; readonly file: string; readonly row: number };
}

export interface RecordScope {
  readonly variant: Variant;
  readonly basis: Basis;
  readonly region: RegionPlace;
  /** `all` is what counts: successes and gaps. */
  readonly state: 'success' | 'gap' | 'all';
  /** By key, or farthest from its nearest facility first (unknown distances last). */
  readonly order: 'key' | 'farthest';
  /** Only keys after this one; with order `key`. */
  readonly after: string | null;
  /** At most so many; null for all. */
  readonly limit: number | null;
}

export interface RecordSelection {
  readonly records: IndicatorRecord[];
  /** Of all matching records, whatever `after` and `limit` leave of them. */
  readonly total: { readonly count: number; readonly weight: number };
}

type SelectedRow = Omit<IndicatorRecord, 'key' | 'point' | 'source'> & {
  readonly key: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly sourceLoad: number;
  readonly sourceFile: string;
  readonly sourceRow: number;
  readonly totalCount: number;
  readonly totalWeight: number;
};

/** The trace and the gap list of an indicator: its record relation, narrowed to a region and a state. */
export async function selectRecords(tx: ReadTransaction, scope: RecordScope): Promise<RecordSelection> {
  const { variant, basis, region } = scope;
  const rows = await sqlText<Record<string, unknown>, SelectedRow>(pageQuery(scope))(tx, {
    ...variant.params,
    root: basis.root,
    load: basis.load,
    scope: region.isRoot ? 'root' : region.level,
    region: region.code,
    state: scope.state,
    after: scope.after,
    limit: scope.limit,
  });
  const [first] = rows;
  return {
    records: rows.flatMap(toRecord),
    total: { count: first?.totalCount ?? 0, weight: first?.totalWeight ?? 0 },
  };
}

/** A page without records still has one row, which carries the totals. */
function toRecord(row: SelectedRow): IndicatorRecord[] {
  const { key, lon, lat, sourceLoad, sourceFile, sourceRow, totalCount: _count, totalWeight: _weight, ...rest } = row;
  if (key === null) return [];
  const point: [number, number] | null = lon === null || lat === null ? null : [lon, lat];
  return [{ ...rest, key, point, source: { load: sourceLoad, file: sourceFile, row: sourceRow } }];
}

/** Keys are compared byte by byte, so that both engines page alike. */
const orders = {
  key: 'record_key COLLATE "C"',
  farthest: `CAST(detail ->> 'distanceM' AS numeric) DESC NULLS LAST, record_key COLLATE "C"`,
} as const;

function pageQuery({ variant, order }: RecordScope): string {
  return `
    WITH matching AS MATERIALIZED (
      SELECT record_key, name, town_code, district_code, state, weight, geom4326, detail, source_load, source_row
        FROM (${recordQuery(variant.indicator, 'details')}) asked
       WHERE CASE CAST(:scope AS text) WHEN 'district' THEN district_code = :region
                                       WHEN 'town' THEN town_code = :region
                                       WHEN 'village' THEN village_code = :region
                                       ELSE true END
         AND CASE CAST(:state AS text) WHEN 'all' THEN state <> 'outside' ELSE state = :state END
    ), total AS (
      SELECT CAST(count(*) AS integer) AS total_count, coalesce(sum(weight), 0) AS total_weight FROM matching
    ), page AS (
      SELECT row_number() OVER (ORDER BY ${orders[order]}) AS place, matching.*
        FROM matching
       WHERE CAST(:after AS text) IS NULL OR record_key COLLATE "C" > :after
       ORDER BY place
       LIMIT CAST(:limit AS integer)
    )
    SELECT page.record_key AS "key", page.name, page.town_code AS "town", town.name AS "townName",
           page.district_code AS "district", district.name AS "districtName", page.state, page.weight,
           ST_X(spot.point4326) AS "lon", ST_Y(spot.point4326) AS "lat", page.detail,
           page.source_load AS "sourceLoad", load.file_name AS "sourceFile", page.source_row AS "sourceRow",
           total.total_count AS "totalCount", total.total_weight AS "totalWeight"
      FROM total
      LEFT JOIN page ON true
      LEFT JOIN LATERAL (SELECT ST_PointOnSurface(page.geom4326) AS point4326) spot ON true
      LEFT JOIN region_at(:root, :load) town ON town.record_key = page.town_code
      LEFT JOIN region_at(:root, :load) district ON district.record_key = page.district_code
      LEFT JOIN load ON load.id = page.source_load
     ORDER BY page.place`;
}
