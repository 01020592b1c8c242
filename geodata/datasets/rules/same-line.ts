/** Lines closer than this are drawings of one road. */
const besideM = 10;
/** Of the shorter line so much lies beside the longer one when both are one section. */
const sharedPart = 0.8;
/** More than `besideM` up to 60 degrees of latitude. */
const marginDeg = 0.0002;
/** Lines that meet share a square of this size; longer ones than `widestDeg` are no works but mistakes. */
const squareDeg = 0.02;
const widestDeg = 0.5;
/** Of a crowded square each line is held against so many, those with the nearest corner: a thousand copies stay cheap. */
const mostNeighbours = 50;

/** SQL: whether boxes of two lines meet; with an index on `right` it is asked of that. */
export const boxesMeet = (left: string, right: string): string => `${right} && ST_Expand(${left}, ${marginDeg})`;

/**
 * SQL: whether most of the shorter of two lines lies beside the longer one, whatever they are called. Degrees are
 * scaled to metres at the first line: over the length of a work the error is far below the margin. What lies in the box
 * of the longer one is measured first, which settles nearly every pair at a tenth of the cost.
 */
export function runsAlong(left: string, right: string): string {
  const metres = (line: string): string => `ST_Scale(${line}, 111320 * cos(radians(ST_YMin(${left}))), 110574)`;
  const mostOf = (part: string): string => `ST_Length(${part}) >= ${sharedPart} * ST_Length(sorted.shorter)`;
  return `(
    SELECT CASE WHEN ${mostOf(`ST_ClipByBox2D(sorted.shorter, ST_Expand(Box2D(sorted.longer), ${besideM}))`)}
                THEN ${mostOf(`ST_Intersection(sorted.shorter, ST_Buffer(sorted.longer, ${besideM}, 'quad_segs=2'))`)}
                ELSE false END
    FROM (
      SELECT CASE WHEN ST_Length(one) <= ST_Length(two) THEN one ELSE two END AS shorter,
        CASE WHEN ST_Length(one) <= ST_Length(two) THEN two ELSE one END AS longer
      FROM (SELECT ${metres(left)} AS one, ${metres(right)} AS two OFFSET 0) scaled
      OFFSET 0) sorted)`;
}

/**
 * SQL of CTEs `square`, `near`: pairs (row_no, other_row) of rows of `rows` (row_no, line) that share a square, the
 * later row first. A staged file has no index of places: squares are matched by hash, so that the cost grows with the
 * rows and not with their pairs.
 */
export function nearLines(rows: string): string {
  const squares = (low: string, high: string): string => `
    generate_series(CAST(floor((${low} - ${marginDeg}) / ${squareDeg}) AS integer),
                    CAST(floor((${high} + ${marginDeg}) / ${squareDeg}) AS integer))`;
  return `
    square AS MATERIALIZED (
      SELECT placed.row_no, i, j,
        row_number() OVER (PARTITION BY i, j ORDER BY ST_XMin(placed.line), ST_YMin(placed.line), placed.row_no) AS nth
      FROM ${rows} placed
      CROSS JOIN LATERAL ${squares('ST_XMin(placed.line)', 'ST_XMax(placed.line)')} AS i
      CROSS JOIN LATERAL ${squares('ST_YMin(placed.line)', 'ST_YMax(placed.line)')} AS j
      WHERE ST_XMax(placed.line) - ST_XMin(placed.line) <= ${widestDeg}
        AND ST_YMax(placed.line) - ST_YMin(placed.line) <= ${widestDeg}
    ), near AS MATERIALIZED (
      SELECT DISTINCT greatest(one.row_no, two.row_no) AS row_no, least(one.row_no, two.row_no) AS other_row
      FROM square one
      JOIN square two ON two.i = one.i AND two.j = one.j AND two.nth > one.nth AND two.nth <= one.nth + ${mostNeighbours}
    )`;
}
