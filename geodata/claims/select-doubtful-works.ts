import { sqlText } from '../database/sql-file.ts';
import type { RowCheck } from '../datasets/define-dataset.ts';
import { nearLines } from '../datasets/rules/same-line.ts';
import { planItemsAt } from '../datasets/rules/work-items.ts';
import {
  acceptanceDated,
  differsFromMap,
  finishDated,
  isSameLine,
  isSameWork,
  likeness,
  movedWithReason,
  quantityFitsMap,
  toldTwice,
  workCountedOnce,
  workHasEvidence,
  workHasPhoto,
  workHasPlace,
} from '../datasets/rules/work-rules.ts';

/** A work whose claim and evidence do not agree. */
export interface DoubtfulWork {
  readonly kind: string;
  readonly key: string;
  readonly name: string | null;
  readonly item: string;
  readonly year: number | null;
  readonly district: string;
  readonly town: string | null;
  /** What was found, e.g. the two lengths. */
  readonly found: string | null;
  readonly claimed: number | null;
  readonly evidence: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly load: number;
  readonly file: string;
  readonly row: number;
}

export interface DoubtfulWorksAsk {
  readonly root: string;
  readonly load: number;
  readonly programme: string;
  /** Null for all years. */
  readonly year: number | null;
  /** The one year that stands for all; null: each counts in its own. */
  readonly printedYear: number | null;
  readonly region: string;
  readonly scope: string;
}

const rowChecks: readonly RowCheck[] = [
  workHasPlace,
  workHasEvidence,
  acceptanceDated,
  workHasPhoto,
  finishDated,
  movedWithReason,
];

const faults = rowChecks.map(
  ({ code, when, value }) => `SELECT '${code}' AS kind, CAST(${value} AS text) AS found WHERE ${when}`,
);

/**
 * Asks every standing work what the checks ask at loading, in the same words of SQL: by now another work may stand
 * beside it, or its proof may have come.
 */
const doubtfulWorks = `
  WITH standing AS MATERIALIZED (
    SELECT s.*, coalesce(CAST(:printedYear AS integer), s.moved_to_year, s.plan_year, CAST(EXTRACT(YEAR FROM s.finished_on) AS integer)) AS year
      FROM work_at(:root, :load) s
     WHERE s.programme_id = :programme
  ), named AS MATERIALIZED (
    SELECT s.record_key, ${likeness} FROM standing s WHERE s.name IS NOT NULL
  ), lined AS MATERIALIZED (
    SELECT CAST(row_number() OVER (ORDER BY s.record_key) AS integer) AS row_no, s.record_key, s.work_code, s.item,
           s.plan_year, s.place_geom4326 AS line
      FROM standing s WHERE ST_Dimension(s.place_geom4326) = 1
  ), ${nearLines('lined')}, pair (record_key, other_key, value) AS (
    SELECT named.record_key, other.record_key, ${toldTwice}
      FROM named
      JOIN named other ON other.record_key < named.record_key AND ${isSameWork}
     UNION ALL
    SELECT named.record_key, other.record_key, ${toldTwice}
      FROM near
      JOIN lined named ON named.row_no = near.row_no
      JOIN lined other ON other.row_no = near.other_row
     WHERE ${isSameLine('other.line')}
  ), doubt (record_key, kind, found, claimed, evidence) AS (
    SELECT s.record_key, fault.kind, fault.found, CAST(NULL AS numeric), CAST(NULL AS numeric)
      FROM standing s
     CROSS JOIN LATERAL (${faults.join(' UNION ALL ')}) fault
     UNION ALL
    SELECT differing.id, '${quantityFitsMap.code}', differing.value, differing.claimed, differing.evidence
      FROM (${differsFromMap('standing s', 's.record_key', planItemsAt)}) differing
     UNION ALL
    SELECT * FROM (
      SELECT DISTINCT ON (pair.record_key) pair.record_key, '${workCountedOnce.code}', pair.value,
             CAST(NULL AS numeric), CAST(NULL AS numeric)
        FROM pair
       ORDER BY pair.record_key, pair.other_key DESC) twice
  )
  SELECT doubt.kind, doubt.record_key AS "key", s.name, s.item, s.year, s.district_code AS "district",
         s.town_code AS "town", doubt.found, doubt.claimed, round(doubt.evidence, 3) AS "evidence",
         ST_X(spot.point4326) AS "lon", ST_Y(spot.point4326) AS "lat", s.source_load AS "load",
         load.file_name AS "file", s.source_row AS "row"
    FROM doubt
    JOIN standing s ON s.record_key = doubt.record_key
    JOIN load ON load.id = s.source_load
    LEFT JOIN LATERAL (SELECT ST_PointOnSurface(s.place_geom4326) AS point4326) spot ON true
   WHERE (CAST(:year AS integer) IS NULL OR s.year = CAST(:year AS integer))
     AND CASE CAST(:scope AS text) WHEN 'root' THEN true
                                   WHEN 'district' THEN s.district_code = :region OR s.town_code = :region
                                   ELSE s.town_code = :region END
   ORDER BY doubt.record_key COLLATE "C", doubt.kind`;

export const selectDoubtfulWorks = sqlText<DoubtfulWorksAsk, DoubtfulWork>(doubtfulWorks, 'doubtful works');
