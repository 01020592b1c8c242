import type { Database } from '#geodata/database/database.ts';
import type { CheckContext } from '../check/run-check.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { pointOn, shownGeometry } from './place-of-row.ts';

/** A fault with the record and the place it is at; row 0 is the whole file. */
export interface PlacedProblem {
  readonly row: number;
  readonly code: string;
  readonly severity: string;
  readonly field: string | null;
  readonly value: string | null;
  /** Natural key of the row; null when a part of it is missing. */
  readonly key: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** A flood of one kind must not hide the others. */
const mostOfKind = 500;
const mostProblems = 10_000;

/** The faults of the staged rows, the gravest first, then by row: of each kind the first 500. */
export function listPlacedProblems(database: Database, context: CheckContext): Promise<PlacedProblem[]> {
  const text = `
    SELECT told.row_no AS row, told.code, told.severity, told.field, told.value, place.record_key AS key,
      round(CAST(ST_X(place.point) AS numeric), 6) AS lon, round(CAST(ST_Y(place.point) AS numeric), 6) AS lat
    FROM (
      SELECT p.row_no, p.code, p.severity, p.field, p.value,
        row_number() OVER (PARTITION BY p.code, p.field ORDER BY p.row_no) AS nth
      FROM ??problems p
    ) told
    LEFT JOIN (
      SELECT shown.row_no, shown.record_key,
        CASE WHEN NOT ST_IsEmpty(shown.geom) THEN ${pointOn('shown.geom')} END AS point
      FROM (
        SELECT DISTINCT ON (s.row_no) s.row_no, s.record_key, ${shownGeometry(context.stage.dataset, 's')} AS geom
        FROM ??stage s
        WHERE s.row_no IN (SELECT p.row_no FROM ??problems p)
        ORDER BY s.row_no
      ) shown
    ) place ON place.row_no = told.row_no
    WHERE told.nth <= :mostOfKind
    ORDER BY array_position(ARRAY['error', 'warning', 'info'], told.severity), told.row_no, told.code, told.field
    LIMIT :mostProblems`;
  const more = { mostOfKind, mostProblems };
  return database.write(async (tx) => {
    const rows = await runStageSql<PlacedProblem>(tx, text, { ...context, more });
    return rows.map((row) => ({ ...row, lon: numberOf(row.lon), lat: numberOf(row.lat) }));
  });
}

/** Numerics come as text. */
function numberOf(value: number | null): number | null {
  return value === null ? null : Number(value);
}
