import { isDone } from '../../progress/counted-year.ts';
import type { SetCheck } from '../define-dataset.ts';

/**
 * SQL: `claim`, the reports of the districts and items of the file, staged ones and the standing ones that the file
 * does not bring anew, and `said`, each with the report before it. Few months of few items: a sort is cheap.
 */
const claims = `
  claim AS MATERIALIZED (
    SELECT s.row_no, s.item, s.region_code, s.month, s.quantity, s.cumulative_quantity FROM ??stage s
    UNION ALL
    SELECT NULL, f.item, f.region_code, f.month, f.quantity, f.cumulative_quantity
    FROM ??fact f
    WHERE f.root_region = :root AND f.load_to = 2147483647 AND f.programme_id = :programme
      AND (f.item, f.region_code) IN (SELECT s.item, s.region_code FROM ??stage s)
      AND NOT EXISTS (SELECT 1 FROM ??stage s WHERE s.record_key = f.record_key)
  ), said AS (
    SELECT claim.row_no, claim.month, claim.quantity, claim.cumulative_quantity AS cumulative,
      lag(claim.month) OVER stated AS month_before, lag(claim.cumulative_quantity) OVER stated AS cumulative_before,
      EXTRACT(MONTH FROM claim.month) = 1 AND abs(claim.cumulative_quantity - claim.quantity) <= 0.01 AS begins_anew
    FROM claim
    WHERE claim.cumulative_quantity IS NOT NULL AND claim.month IS NOT NULL
    WINDOW stated AS (PARTITION BY claim.item, claim.region_code ORDER BY claim.month)
  )`;

/** A total of the year may begin anew in January: then it is the quantity of that month. */
export const cumulativeRises: SetCheck = {
  code: 'cumulative_decreases',
  severity: 'warning',
  field: 'cumulative_quantity',
  zh: '累计完成量小于以前月份的累计完成量：已完成的量不会减少。请核对两个月的数字',
  en: 'less than the cumulative quantity of an earlier month: what is done does not become less; check both months',
  sql: `
    WITH ${claims}
    SELECT said.row_no, CONCAT(to_char(said.month, 'YYYY-MM'), ' ', trim_scale(said.cumulative), ' < ',
      to_char(said.month_before, 'YYYY-MM'), ' ', trim_scale(said.cumulative_before)) AS value
    FROM said
    WHERE said.row_no IS NOT NULL AND said.cumulative < said.cumulative_before AND NOT said.begins_anew`,
};

/**
 * The sum is followed from month to month, so that it can be judged wherever two months stand side by side, and so
 * that one wrong month is told once and not in every month after it.
 */
export const cumulativeAddsUp: SetCheck = {
  code: 'cumulative_differs',
  severity: 'warning',
  field: 'cumulative_quantity',
  zh: '累计完成量不等于上月累计加本月完成量(1月可以重新累计)。请核对本月完成量和累计完成量',
  en: 'not the cumulative quantity of the month before plus the quantity of the month (January may begin anew); check both figures',
  sql: `
    WITH ${claims}
    SELECT said.row_no, CONCAT(trim_scale(said.cumulative_before), ' + ', trim_scale(said.quantity), ' ≠ ',
      trim_scale(said.cumulative)) AS value
    FROM said
    WHERE said.row_no IS NOT NULL AND said.month_before = said.month - INTERVAL '1 month' AND NOT said.begins_anew
      AND abs(said.cumulative_before + said.quantity - said.cumulative) > 0.01`,
};

/** Asked only where the programme has works at all: without them every report would be told. */
export const reportHasWork: SetCheck = {
  code: 'report_without_work',
  severity: 'warning',
  field: 'quantity',
  zh: '截至该月累计上报的完成量大于已完工工程的数量之和：上报没有工程支撑。请补充工程或更正上报数',
  en: 'by this month more was reported than the finished works add up to: the claim has no work behind it; add the works or correct the report',
  sql: `
    WITH ${claims}, reported AS (
      SELECT claim.row_no, claim.item, claim.region_code, claim.month, claim.quantity,
        sum(claim.quantity) OVER (PARTITION BY claim.item, claim.region_code ORDER BY claim.month) AS total
      FROM claim WHERE claim.month IS NOT NULL
    ), finished AS MATERIALIZED (
      SELECT w.item, place.code AS region_code, CAST(date_trunc('month', CAST(w.finished_on AS timestamp)) AS date) AS month,
        sum(w.quantity) AS quantity
      FROM work w
      CROSS JOIN LATERAL (
        SELECT DISTINCT v.code FROM (VALUES (w.district_code), (w.town_code), (CAST(:root AS text))) AS v(code)
        WHERE v.code IS NOT NULL) place
      WHERE w.root_region = :root AND w.load_to = 2147483647 AND w.programme_id = :programme
        AND ${isDone('w')}
      GROUP BY 1, 2, 3
    )
    SELECT reported.row_no,
      CONCAT(trim_scale(reported.total), ' > ', trim_scale(COALESCE(sum(finished.quantity), 0))) AS value
    FROM reported
    LEFT JOIN finished ON finished.item = reported.item AND finished.region_code = reported.region_code
      AND finished.month <= reported.month
    WHERE reported.row_no IS NOT NULL AND reported.quantity > 0
      AND EXISTS (
        SELECT 1 FROM work w
        WHERE w.root_region = :root AND w.load_to = 2147483647 AND w.programme_id = :programme)
    GROUP BY reported.row_no, reported.total
    HAVING reported.total > COALESCE(sum(finished.quantity), 0) + 0.01`,
};
