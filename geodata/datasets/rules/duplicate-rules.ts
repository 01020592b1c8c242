import type { SetCheck } from '../define-dataset.ts';

/** SQL: the few rows of a pair by their number. OFFSET 0 keeps PostgreSQL from hashing the whole stage for them. */
function rowOf(side: 'earlier' | 'later', columns: string): string {
  return `
    CROSS JOIN LATERAL (SELECT s.row_no, s.${columns} FROM ??stage s WHERE s.row_no = pair.${side}_row OFFSET 0) ${side}`;
}

/**
 * The same line under two codes, in either direction. Lines of one length (to the millimetre) and one corner of the
 * bounding box are candidates; hardly any other pair agrees in both, so that few are compared point by point, each with
 * the one before it: a thousand copies are told a thousand times and not compared half a million times.
 * A single number of the corner sorts out most lines, for sorting numbers takes less than half the time of gathering
 * groups; two corners that share it are told apart after.
 */
export const lineOnce: SetCheck = {
  code: 'geometry_duplicated',
  severity: 'warning',
  field: 'line_geom4326',
  zh: '线形与另一路段(括号内#为行号)完全相同，里程会重复计算。请删去其中一条或更正线形',
  en: 'the same line as that of another segment (# is its row), so kilometres count twice; remove one or correct its line',
  sql: `
    WITH placed AS MATERIALIZED (
      SELECT boxed.row_no, boxed.length_km, boxed.box, ST_XMin(boxed.box) + 1414.2135623 * ST_YMin(boxed.box) AS mark
      FROM (
        SELECT s.row_no, s.geometry_length_km AS length_km, CAST(s.line_geom4326 AS box3d) AS box
        FROM ??stage s WHERE s.geometry_length_km > 0 OFFSET 0) boxed
    ), shared AS (
      SELECT sorted.mark FROM (SELECT placed.mark FROM placed ORDER BY placed.mark OFFSET 0) sorted
      GROUP BY sorted.mark HAVING count(*) > 1
    ), suspect AS MATERIALIZED (
      SELECT placed.row_no, placed.length_km, ST_XMin(placed.box) AS x, ST_YMin(placed.box) AS y
      FROM placed WHERE (placed.mark IN (SELECT shared.mark FROM shared)) IS TRUE
    ), pair AS MATERIALIZED (
      SELECT suspect.row_no AS later_row, lag(suspect.row_no) OVER (
        PARTITION BY suspect.length_km, suspect.x, suspect.y ORDER BY suspect.row_no) AS earlier_row
      FROM suspect
    )
    SELECT later.row_no, CONCAT(earlier.segment_code, ' (#', earlier.row_no, ')') AS value
    FROM pair
    ${rowOf('later', 'segment_code, s.line_geom4326')}
    ${rowOf('earlier', 'segment_code, s.line_geom4326')}
    WHERE pair.earlier_row IS NOT NULL AND earlier.segment_code <> later.segment_code
      AND (ST_OrderingEquals(earlier.line_geom4326, later.line_geom4326)
        OR ST_OrderingEquals(earlier.line_geom4326, ST_Reverse(later.line_geom4326)))`,
};

/** Half of it is more than a metre up to 60° of latitude: sites within a metre share a square of one of four grids. */
const squareDeg = 0.00004;

/**
 * Two sites of one kind within a metre under two codes. The four grids are shifted by half a square against each
 * other, so that two points closer than half a square fall into one square at least once. A site is measured against
 * the three of its kind before it in each square, so that a thousand sites at one placeholder stay cheap.
 */
export const siteOnce: SetCheck = {
  code: 'geometry_duplicated',
  severity: 'warning',
  field: 'site_geom4326',
  zh: '与另一个同类站点(括号内#为行号)相距不到1米，可能是同一站点。请删去其中一个或更正位置',
  en: 'within 1 m of another site of the same kind (# is its row), perhaps the same one; remove one or correct its place',
  sql: `
    WITH square AS MATERIALIZED (
      SELECT s.row_no, s.kinds, grid.no,
        CAST(floor(ST_X(s.site_geom4326) / ${squareDeg} + grid.x) AS integer) AS i,
        CAST(floor(ST_Y(s.site_geom4326) / ${squareDeg} + grid.y) AS integer) AS j
      FROM ??stage s
      CROSS JOIN (VALUES (1, 0, 0), (2, 0.5, 0), (3, 0, 0.5), (4, 0.5, 0.5)) AS grid(no, x, y)
      WHERE s.site_geom4326 IS NOT NULL
    ), crowded AS MATERIALIZED (
      SELECT square.no, square.i, square.j FROM square GROUP BY square.no, square.i, square.j HAVING count(*) > 1
    ), suspect AS MATERIALIZED (
      SELECT square.row_no, square.no, square.i, square.j, kind.code
      FROM crowded
      JOIN square ON square.no = crowded.no AND square.i = crowded.i AND square.j = crowded.j
      CROSS JOIN unnest(square.kinds) AS kind(code)
    ), before AS (
      SELECT suspect.row_no, ARRAY[lag(suspect.row_no) OVER w, lag(suspect.row_no, 2) OVER w, lag(suspect.row_no, 3) OVER w]
        AS earlier_rows
      FROM suspect
      WINDOW w AS (PARTITION BY suspect.no, suspect.i, suspect.j, suspect.code ORDER BY suspect.row_no)
    ), pair AS MATERIALIZED (
      SELECT DISTINCT before.row_no AS later_row, earlier.row_no AS earlier_row
      FROM before CROSS JOIN unnest(before.earlier_rows) AS earlier(row_no)
      WHERE earlier.row_no IS NOT NULL
    )
    SELECT DISTINCT ON (later.row_no) later.row_no, CONCAT(earlier.facility_code, ' (#', earlier.row_no, ')') AS value
    FROM pair
    ${rowOf('later', 'facility_code, s.site_geom4326')}
    ${rowOf('earlier', 'facility_code, s.site_geom4326')}
    WHERE earlier.facility_code <> later.facility_code
      AND ST_DWithin(CAST(earlier.site_geom4326 AS geography), CAST(later.site_geom4326 AS geography), 1.0)
    ORDER BY later.row_no, earlier.row_no`,
};
