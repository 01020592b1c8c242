import type { RowCheck, SharedCheck } from '../define-dataset.ts';

/** One metre: chainages are written to the metre. */
const toleranceKm = 0.001;

/**
 * The segments that do not begin where the route has come to. Sorting a whole register is slow, so only routes at
 * fault are sorted: a route is covered exactly once from end to end if and only if its starts but the first and its
 * ends but the last are the same chainages, which sums of their hashes tell (32 bits: a route at fault passes once in
 * four thousand million). Reversed segments are turned, so that they are told once, as reversed.
 */
const jumps = `
  WITH segment AS NOT MATERIALIZED (
    SELECT s.row_no, s.route_code, s.segment_code,
      LEAST(s.start_chainage_km, s.end_chainage_km) AS from_km,
      GREATEST(s.start_chainage_km, s.end_chainage_km) AS to_km
    FROM ??stage s
    WHERE s.start_chainage_km IS NOT NULL AND s.end_chainage_km IS NOT NULL AND s.route_code IS NOT NULL
  ), broken AS MATERIALIZED (
    SELECT segment.route_code FROM segment
    GROUP BY segment.route_code
    HAVING count(*) > 1
      AND sum(CAST(hash_numeric(segment.from_km) AS bigint)) - hash_numeric(min(segment.from_km))
        <> sum(CAST(hash_numeric(segment.to_km) AS bigint)) - hash_numeric(max(segment.to_km))
  ), walked AS (
    SELECT segment.row_no, segment.segment_code, segment.from_km, segment.to_km,
      max(ARRAY[segment.to_km, -segment.row_no]) OVER (
        PARTITION BY segment.route_code ORDER BY segment.from_km, segment.to_km, segment.row_no
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM segment JOIN broken ON broken.route_code = segment.route_code
  ), jump AS (
    SELECT walked.row_no, walked.segment_code, walked.from_km, walked.to_km,
      walked.reached[1] AS reached_km, CAST(-walked.reached[2] AS integer) AS reached_row
    FROM walked WHERE abs(walked.from_km - walked.reached[1]) > ${toleranceKm}
  )
  SELECT jump.row_no, CASE WHEN jump.from_km > jump.reached_km THEN 'gap' ELSE 'overlap' END AS part,
    CASE WHEN jump.from_km > jump.reached_km
      THEN CONCAT(before.segment_code, ' (#', before.row_no, ') ', jump.reached_km, ' → ', jump.from_km, ' ',
        jump.segment_code)
      ELSE CONCAT(before.segment_code, ' (#', before.row_no, ') ', jump.from_km, ' – ',
        LEAST(jump.reached_km, jump.to_km), ' ', jump.segment_code) END AS value
  FROM jump
  CROSS JOIN LATERAL (
    SELECT s.row_no, s.segment_code FROM ??stage s WHERE s.row_no = jump.reached_row OFFSET 0) before`;

export const chainageGap: SharedCheck = {
  code: 'chainage_gap',
  severity: 'info',
  field: 'start_chainage_km',
  zh: '路线桩号有空缺：前一路段的止点与本路段的起点相距1米以上(括号内#为行号)。请补充缺少的路段或更正桩号',
  en: 'a gap in the route: more than 1 m between the end of the segment before (# is its row) and the start of this one; add the missing segment or correct the chainage',
  shared: jumps,
  part: 'gap',
};

export const chainageOverlap: SharedCheck = {
  code: 'chainage_overlap',
  severity: 'warning',
  field: 'start_chainage_km',
  zh: '路线桩号重叠：本路段与另一路段(括号内#为行号)重叠1米以上，里程会重复计算。请更正桩号或删去重复路段',
  en: 'the segment overlaps another of its route (# is its row) by more than 1 m, so kilometres count twice; correct the chainages or remove one',
  shared: jumps,
  part: 'overlap',
};

export const chainageForward: RowCheck = {
  code: 'chainage_reversed',
  severity: 'warning',
  field: 'end_chainage_km',
  zh: '止点桩号小于起点桩号。请核对桩号方向',
  en: 'the end chainage lies before the start chainage; check the direction',
  when: 's.end_chainage_km < s.start_chainage_km',
  value: `CONCAT(s.start_chainage_km, ' > ', s.end_chainage_km)`,
};
