import type { ReadTransaction } from '#geodata/database/database.ts';
import { type Query, sqlText } from '#geodata/database/sql-file.ts';
import { recordQuery } from '#geodata/indicators/record-query.ts';
import type { Variant } from '#geodata/indicators/variant.ts';
import type { RecordState } from '#geodata/vocabulary/record-state.ts';
import type { AdminGrade } from '#geodata/vocabulary/road.ts';
import type { Language, MapLines, MapPoints } from './map-content.ts';
import { toLines } from './parse-geometry.ts';
import type { SheetPlace } from './sheet-place.ts';
import { nameIn } from './words-in.ts';

type Params = Readonly<Record<string, string | number>>;

export interface RoadRow {
  readonly grade: AdminGrade;
  readonly state: RecordState;
  readonly line: string | null;
}
interface PointRow {
  readonly name: string;
  readonly name_en: string | null;
  readonly state: RecordState;
  readonly east: number;
  readonly north: number;
}

/** The records of a region: all of the root's when the region is the root, so that records without a district show too. */
const ofRegion = `CAST(:region AS text) = CAST(:root AS text) OR :region IN (asked.district_code, asked.town_code)`;

const roadText = (variant: Variant): string => `
  SELECT r.admin_grade AS grade, asked.state,
         ST_AsGeoJSON(ST_Simplify(ST_Transform(asked.geom4326, CAST(:srid AS integer)), CAST(:toleranceM AS double precision)), 1, 0) AS line
    FROM (${recordQuery(variant.indicator)}) asked
    JOIN road_segment r ON r.id = asked.record_id
   WHERE asked.geom4326 IS NOT NULL AND (${ofRegion})
   ORDER BY asked.record_key`;

const pointText = ({ indicator }: Variant): string => `
  SELECT asked.name, ${indicator.dataset === 'region' ? 'r.name_en' : 'NULL'} AS name_en, asked.state,
         ST_X(place.point) AS east, ST_Y(place.point) AS north
    FROM (${recordQuery(indicator)}) asked
    JOIN ${indicator.dataset} r ON r.id = asked.record_id
   CROSS JOIN LATERAL (SELECT ST_Transform(ST_PointOnSurface(asked.geom4326), CAST(:srid AS integer)) AS point) place
   WHERE asked.geom4326 IS NOT NULL AND asked.state <> 'outside' AND (${ofRegion})
   ORDER BY asked.record_key`;

const queries = new Map<string, Query<Params, unknown>>();

async function listRows<Row>(tx: ReadTransaction, key: string, compose: () => string, params: Params): Promise<Row[]> {
  const query = (queries.get(key) as Query<Params, Row> | undefined) ?? sqlText<Params, Row>(compose(), key);
  queries.set(key, query);
  return query(tx, params);
}

/** Road segments with what the indicator says of each. */
export async function listRoadStates(tx: ReadTransaction, variant: Variant, place: SheetPlace): Promise<MapLines[]> {
  const params = { ...place, ...variant.params };
  const rows = await listRows<RoadRow>(tx, `roads ${variant.indicator.id}`, () => roadText(variant), params);
  return groupRoads(rows);
}

/** Roads drawn alike become one group. */
export function groupRoads(rows: readonly RoadRow[]): MapLines[] {
  const groups = new Map<
    string,
    { grade: AdminGrade; state: RecordState; lines: (readonly (readonly [number, number])[])[] }
  >();
  for (const { grade, state, line } of rows) {
    const key = `${grade} ${state}`;
    const group = groups.get(key) ?? { grade, state, lines: [] };
    group.lines.push(...toLines(line));
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.lines.length > 0);
}

/** Records with a place (villages, towns by their seat) with what the indicator says of each. */
export async function listPointStates(
  tx: ReadTransaction,
  variant: Variant,
  { lang, place: { toleranceM: _, ...place } }: { readonly lang: Language; readonly place: SheetPlace },
): Promise<MapPoints[]> {
  const params = { ...place, ...variant.params };
  const rows = await listRows<PointRow>(tx, `points ${variant.indicator.id}`, () => pointText(variant), params);
  return (['success', 'gap'] as const).map((state) => ({
    kind: 'record',
    state,
    points: rows
      .filter((row) => row.state === state)
      .map(({ name, name_en: nameEn, east, north }) => ({
        name: nameIn(lang, { name, nameEn }),
        position: [east, north] as const,
      })),
  }));
}
