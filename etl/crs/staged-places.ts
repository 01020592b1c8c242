import type { LonLat } from '#geodata/crs/gcj02.ts';
import type { Database } from '#geodata/database/database.ts';
import type { GeometryColumn } from '#geodata/datasets/define-dataset.ts';
import type { CheckContext } from '../check/run-check.ts';
import { quoteName } from '../stage/stage.ts';
import { runStageSql } from '../stage/stage-sql.ts';

export interface StagedPlace {
  readonly rowNo: number;
  readonly place: LonLat;
}

/** Rows of a sample, and of a page. */
const rowsPerPage = 2_000;

/** Places of some rows, as good as at random over the whole file and the same at every run. */
export function samplePlaces(
  database: Database,
  context: CheckContext,
  geometry: GeometryColumn,
): Promise<readonly StagedPlace[]> {
  return readPlaces(database, context, { text: placesText(geometry, 'true', 'hashint4(s.row_no)') });
}

/** Places of all rows, page by page, each in a short transaction. */
export async function* pagePlaces(
  database: Database,
  context: CheckContext,
  geometry: GeometryColumn,
): AsyncGenerator<readonly StagedPlace[]> {
  const text = placesText(geometry, 's.row_no > CAST(:after AS integer)', 's.row_no');
  for (let after = 0; ; ) {
    const page = await readPlaces(database, context, { text, more: { after } });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.rowNo;
  }
}

function placesText(geometry: GeometryColumn, condition: string, order: string): string {
  const column = `s.${quoteName(geometry.column)}`;
  return `
    SELECT placed.row_no, ST_X(placed.point) AS lon, ST_Y(placed.point) AS lat
    FROM (
      SELECT s.row_no, ${pointOf(geometry, column)} AS point
      FROM ??stage s
      WHERE ${column} IS NOT NULL AND NOT ST_IsEmpty(${column}) AND ${condition}
      ORDER BY ${order} LIMIT ${rowsPerPage}) placed`;
}

/** A point for the row: a vertex in the middle of a line, for it lies on the road for certain. */
function pointOf({ type }: GeometryColumn, column: string): string {
  if (type === 'point') return column;
  if (type !== 'line') return `ST_PointOnSurface(${column})`;
  const part = `ST_GeometryN(${column}, 1)`;
  return `ST_PointN(${part}, (ST_NPoints(${part}) + 1) / 2)`;
}

interface PlaceRow {
  readonly row_no: number;
  readonly lon: number;
  readonly lat: number;
}

async function readPlaces(
  database: Database,
  { stage, scope }: CheckContext,
  { text, more = {} }: { readonly text: string; readonly more?: Readonly<Record<string, unknown>> },
): Promise<readonly StagedPlace[]> {
  const rows = await database.write((tx) => runStageSql<PlaceRow>(tx, text, { stage, scope, more }));
  return rows.map(({ row_no, lon, lat }) => ({ rowNo: row_no, place: [lon, lat] }));
}
