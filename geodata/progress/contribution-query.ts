import { countedYear, isDone } from './counted-year.ts';

/**
 * SQL of `contribution`, the one relation behind plan against actual: every planned quantity, every finished work and
 * every report of a programme, in the year it counts in. Year totals, months, forecast and the list of records are all
 * sums or selections of it.
 *
 * Parameters: :root, :load, :programme, :measuredOn (last day that counts), :knownOn (data date: a report for December
 * comes in January), :printedYear (the one year that stands for all; NULL: each counts in its own, see plan-year.ts).
 * Columns: kind (plan, done, report), item, year, month (first day; NULL for a plan), district_code, town_code, in_root,
 * in_district (whether it counts in the sums of these), quantity, record_key,
 * timing (of works: early, late or NULL), is_moved.
 *
 * - What a region says of itself counts for it; where it says nothing, its districts and towns are added up.
 * - Done: completed or accepted works, in the year of their finish date. A work that was moved to another year counts
 *   in that year, but never before the year it was finished in: from January when it was finished before.
 * - A work that serves a second item counts once in each.
 * - Early and late: against the year the work was planned for, or was moved to. Where one printed year stands for all,
 *   nothing is early, late or moved: the months keep their real dates.
 */
export const contributions = `
  said (kind, item, year, month, region_code, quantity, record_key) AS (
    SELECT 'plan', item, year, CAST(NULL AS date), region_code, quantity, record_key
      FROM plan_at(:root, :load)
     WHERE programme_id = :programme
     UNION ALL
    SELECT 'report', item, coalesce(CAST(:printedYear AS integer), CAST(EXTRACT(YEAR FROM month) AS integer)), month, region_code, quantity, record_key
      FROM report_at(:root, :load)
     WHERE programme_id = :programme
       AND month <= CAST(:measuredOn AS date)
       AND coalesce(reported_on <= CAST(:knownOn AS date), true)
  ), placed AS (
    SELECT said.kind, said.item, said.year, said.month, said.quantity, said.record_key,
           CASE WHEN said.region_code = :root THEN 'root' WHEN place.level = 'town' THEN 'town' ELSE 'district' END AS level,
           CASE WHEN said.region_code = :root THEN NULL WHEN place.level = 'town' THEN NULLIF(place.parent_code, :root)
                ELSE said.region_code END AS district_code,
           CASE WHEN place.level = 'town' AND said.region_code <> :root THEN said.region_code END AS town_code
      FROM said
      LEFT JOIN region_at(:root, :load) place ON place.record_key = said.region_code
  ), weighed AS (
    SELECT placed.*,
           bool_or(level = 'root') OVER (PARTITION BY kind, item, year, month) AS root_says,
           bool_or(level = 'district') OVER (PARTITION BY kind, item, year, month, district_code) AS district_says
      FROM placed
  ), finished AS (
    SELECT work.record_key, work.district_code, work.town_code, served.item, served.quantity, counted.year,
           CASE WHEN CAST(:printedYear AS integer) IS NULL THEN coalesce(work.moved_to_year, work.plan_year) END AS due_year,
           CAST(:printedYear AS integer) IS NULL AND work.moved_to_year IS NOT NULL
             AND work.moved_to_year IS DISTINCT FROM work.plan_year AS is_moved,
           CASE WHEN CAST(:printedYear AS integer) IS NULL AND counted.year > EXTRACT(YEAR FROM work.finished_on) THEN make_date(counted.year, 1, 1)
                ELSE work.finished_on END AS counted_on
      FROM work_at(:root, :load) work
     CROSS JOIN LATERAL (
       SELECT work.item, work.quantity
        UNION ALL
       SELECT work.also_item, work.also_quantity
        WHERE work.also_item <> work.item AND work.also_quantity IS NOT NULL
     ) served
     CROSS JOIN LATERAL (
       SELECT coalesce(CAST(:printedYear AS integer), ${countedYear('work')}) AS year
     ) counted
     WHERE work.programme_id = :programme
       AND ${isDone('work')}
  ), contribution (kind, item, year, month, district_code, town_code, in_root, in_district, quantity, record_key, timing,
                   is_moved) AS (
    SELECT kind, item, year, month, district_code, town_code,
           level = 'root' OR (NOT root_says AND (level = 'district' OR NOT district_says)),
           level = 'district' OR (level = 'town' AND NOT district_says),
           quantity, record_key, CAST(NULL AS text), false
      FROM weighed
     UNION ALL
    SELECT 'done', item, year, CAST(date_trunc('month', CAST(counted_on AS timestamp)) AS date), district_code, town_code,
           true, true, quantity, record_key,
           CASE WHEN due_year > year THEN 'early' WHEN due_year < year THEN 'late' END, is_moved
      FROM finished
     WHERE counted_on <= CAST(:measuredOn AS date)
  )`;

/** SQL: whether a row of `contribution` counts for the row of `place` (code, scope). */
export const countsForPlace = `
  CASE place.scope WHEN 'root' THEN contribution.in_root
                   WHEN 'district' THEN (contribution.in_district AND contribution.district_code = place.code)
                                        OR contribution.town_code = place.code
                   ELSE contribution.town_code = place.code END`;

/**
 * SQL of `place` (code, scope, place): the region that is asked for and, with :children, what lies directly below the
 * root: every district (of a county: every town) that a region, the plan, a work or a report names, so that nothing is
 * left out of the sum; with `all` every town too.
 * Parameters beside those of `contribution`: :region, :scope (root, district, town), :children (none,
 * districts, all).
 */
export const places = `
  child AS (
    SELECT code FROM region_at(:root, :load) WHERE level = 'district' AND code <> :root
     UNION
    SELECT code FROM region_at(:root, :load) WHERE level = 'town' AND parent_code = :root
     UNION
    SELECT district_code FROM contribution WHERE district_code <> :root
  ), place AS (
    SELECT CAST(:region AS text) AS code, CAST(:scope AS text) AS scope, 0 AS place
     UNION ALL
    SELECT code, 'district', 1 FROM child WHERE CAST(:children AS text) <> 'none' AND CAST(:scope AS text) = 'root'
     UNION ALL
    SELECT code, 'town', 2 FROM region_at(:root, :load)
     WHERE level = 'town' AND CAST(:children AS text) = 'all' AND code NOT IN (SELECT child.code FROM child)
  )`;
