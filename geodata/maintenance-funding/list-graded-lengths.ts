import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { getIndicator } from '../indicators/get-indicator.ts';
import { recordQuery } from '../indicators/record-query.ts';
import type { AdminGrade } from '../vocabulary/road.ts';

/** Kilometres of a grade in a region. */
export interface GradedLength {
  readonly region: string;
  readonly grade: AdminGrade;
  /** Kilometres as PostgreSQL writes them, so that no digit is lost. */
  readonly lengthKm: string;
  readonly segments: number;
}

/** The indicator whose records are paid for: what counts there, counts here. */
export const countedBy = 'maintenance-rate';

/**
 * Kilometres of rural road by region and grade: the record relation of the maintenance rate, everything that counts,
 * maintained or not, summed as its values are.
 */
export function listGradedLengths(tx: ReadTransaction, { root, load }: Basis): Promise<GradedLength[]> {
  const indicator = getIndicator(countedBy);
  const lengths = sqlText<Record<string, unknown>, GradedLength>(
    `
    WITH part AS MATERIALIZED (
      SELECT district_code, town_code, detail ->> 'adminGrade' AS grade, sum(weight) AS weight, count(*) AS segments
        FROM (${recordQuery(indicator, 'details')}) asked
       WHERE state <> 'outside'
       GROUP BY district_code, town_code, grade
    )
    SELECT CASE GROUPING(district_code, town_code) WHEN 3 THEN CAST(:root AS text)
                WHEN 1 THEN district_code ELSE town_code END AS "region",
           grade, CAST(sum(weight) AS text) AS "lengthKm", CAST(sum(segments) AS integer) AS segments
      FROM part
     GROUP BY GROUPING SETS ((district_code, grade), (town_code, grade), (grade))
    HAVING GROUPING(district_code, town_code) = 3
        OR (GROUPING(district_code, town_code) = 1 AND district_code IS NOT NULL AND district_code <> :root)
        OR (GROUPING(district_code, town_code) = 2 AND town_code IS NOT NULL AND town_code <> :root)`,
    'graded lengths',
  );
  return lengths(tx, { ...indicator.params, root, load });
}
