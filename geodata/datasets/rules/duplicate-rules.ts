import type { SetCheck } from '../define-dataset.ts';

/**
 * Candidates that share a key are compared with the few before them in the file only: a thousand sites at one
 * placeholder are told a thousand times and not compared half a million times.
 */
const compared = 8;

/**
 * The same line under two codes, in either direction. Lines of one length and one corner of the bounding box are
 * candidates; hardly any other pair agrees in both, so that few lines are compared point by point.
 */
export const lineOnce: SetCheck = {
  code: 'geometry_duplicated',
  severity: 'warning',
  field: 'line_geom4326',
  zh: '线形与另一路段(括号内#为行号)完全相同，里程会重复计算。请删去其中一条或更正线形',
  en: 'the same line as that of another segment (# is its row), so kilometres count twice; remove one or correct its line',
  sql: `
    WITH line AS MATERIALIZED (
      SELECT s.row_no, s.geometry_length_km AS length_km, ST_XMin(s.line_geom4326) AS x, ST_YMin(s.line_geom4326) AS y
      FROM ??stage s WHERE s.geometry_length_km > 0
    ), suspect AS MATERIALIZED (
      SELECT line.length_km, line.x, line.y FROM line GROUP BY line.length_km, line.x, line.y HAVING count(*) > 1
    ), alike AS MATERIALIZED (
      SELECT line.row_no, line.length_km, line.x, line.y,
        row_number() OVER (PARTITION BY line.length_km, line.x, line.y ORDER BY line.row_no) AS nth
      FROM suspect JOIN line ON line.length_km = suspect.length_km AND line.x = suspect.x AND line.y = suspect.y
    ), pair AS MATERIALIZED (
      SELECT later.row_no AS later_row, earlier.row_no AS earlier_row
      FROM alike later
      CROSS JOIN generate_series(1, ${compared}) AS back(steps)
      JOIN alike earlier ON earlier.length_km = later.length_km AND earlier.x = later.x AND earlier.y = later.y
        AND earlier.nth = later.nth - back.steps
    )
    SELECT DISTINCT ON (later.row_no) later.row_no, CONCAT(earlier.segment_code, ' (#', earlier.row_no, ')') AS value
    FROM pair
    JOIN ??stage later ON later.row_no = pair.later_row
    JOIN ??stage earlier ON earlier.row_no = pair.earlier_row
    WHERE earlier.segment_code <> later.segment_code
      AND (ST_OrderingEquals(earlier.line_geom4326, later.line_geom4326)
        OR ST_OrderingEquals(earlier.line_geom4326, ST_Reverse(later.line_geom4326)))
    ORDER BY later.row_no, earlier.row_no`,
};

/** Half of it is more than a metre up to 60° of latitude: sites within a metre share a square of one of four grids. */
const squareDeg = 0.00004;

/**
 * Two sites of one kind within a metre under two codes. The four grids are shifted by half a square against each
 * other, so that two points closer than half a square fall into one square at least once: a hash join, no distances.
 */
export const siteOnce: SetCheck = {
  code: 'geometry_duplicated',
  severity: 'warning',
  field: 'site_geom4326',
  zh: '与另一个同类站点(括号内#为行号)相距不到1米，可能是同一站点。请删去其中一个或更正位置',
  en: 'within 1 m of another site of the same kind (# is its row), perhaps the same one; remove one or correct its place',
  sql: `
    WITH square AS MATERIALIZED (
      SELECT s.row_no, grid.no,
        CAST(floor(ST_X(s.site_geom4326) / ${squareDeg} + grid.x) AS integer) AS i,
        CAST(floor(ST_Y(s.site_geom4326) / ${squareDeg} + grid.y) AS integer) AS j
      FROM ??stage s
      CROSS JOIN (VALUES (1, 0, 0), (2, 0.5, 0), (3, 0, 0.5), (4, 0.5, 0.5)) AS grid(no, x, y)
      WHERE s.site_geom4326 IS NOT NULL
    ), suspect AS MATERIALIZED (
      SELECT square.no, square.i, square.j FROM square GROUP BY square.no, square.i, square.j HAVING count(*) > 1
    ), alike AS MATERIALIZED (
      SELECT square.row_no, square.no, square.i, square.j,
        row_number() OVER (PARTITION BY square.no, square.i, square.j ORDER BY square.row_no) AS nth
      FROM suspect JOIN square ON square.no = suspect.no AND square.i = suspect.i AND square.j = suspect.j
    ), pair AS MATERIALIZED (
      SELECT DISTINCT later.row_no AS later_row, earlier.row_no AS earlier_row
      FROM alike later
      CROSS JOIN generate_series(1, ${compared}) AS back(steps)
      JOIN alike earlier ON earlier.no = later.no AND earlier.i = later.i AND earlier.j = later.j
        AND earlier.nth = later.nth - back.steps
    )
    SELECT DISTINCT ON (later.row_no) later.row_no, CONCAT(earlier.facility_code, ' (#', earlier.row_no, ')') AS value
    FROM pair
    JOIN ??stage later ON later.row_no = pair.later_row
    JOIN ??stage earlier ON earlier.row_no = pair.earlier_row
    WHERE earlier.kinds && later.kinds AND earlier.facility_code <> later.facility_code
      AND ST_DWithin(CAST(earlier.site_geom4326 AS geography), CAST(later.site_geom4326 AS geography), 1.0)
    ORDER BY later.row_no, earlier.row_no`,
};
