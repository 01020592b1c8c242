import type { Indicator } from './define-indicator.ts';
import { keptParts, partQuery } from './part-query.ts';

/**
 * Values of an indicator for the root region, its districts and its towns at once, asked of the records. A region
 * without records has a row of zeros. Records whose district or town is not known count for the root only.
 *
 * Columns: region_code, level, population, success, population_count, success_count.
 * Bindings: those of `recordQuery`.
 */
export function valueQuery(indicator: Indicator): string {
  return addUp(indicator, partQuery(indicator, 'everywhere'));
}

/** The same from the parts that were kept. Bindings: :root, :load, :indicator, :variant. */
export function valueOfPartsQuery(indicator: Indicator): string {
  return addUp(indicator, keptParts);
}

/** Adds the parts up to regions: the one way from parts to values. */
function addUp(indicator: Indicator, parts: string): string {
  return `
    WITH part AS MATERIALIZED (${parts}
    ), tally AS (
      SELECT GROUPING(district_code, town_code) AS left_out, district_code, town_code,
             sum(population) AS population, sum(success) AS success,
             sum(population_count) AS population_count, sum(success_count) AS success_count
        FROM part
       GROUP BY GROUPING SETS ((district_code), (town_code), ())
    ), place AS (
      SELECT CAST(:root AS text) AS code,
             coalesce((SELECT level FROM region_at(:root, :load) WHERE code = :root), 'city') AS level
       UNION ALL
      SELECT code, level FROM region_at(:root, :load) WHERE code <> :root AND level IN (${levelsBelowRoot(indicator)})
    )
    SELECT place.code AS region_code, place.level,
           coalesce(tally.population, 0) AS population, coalesce(tally.success, 0) AS success,
           CAST(coalesce(tally.population_count, 0) AS integer) AS population_count,
           CAST(coalesce(tally.success_count, 0) AS integer) AS success_count
      FROM place
      LEFT JOIN tally
        ON CASE WHEN place.code = :root THEN tally.left_out = 3
                WHEN place.level = 'district' THEN tally.left_out = 1 AND tally.district_code = place.code
                ELSE tally.left_out = 2 AND tally.town_code = place.code END`;
}

function levelsBelowRoot(indicator: Indicator): string {
  const levels = indicator.levels.filter((level) => level === 'district' || level === 'town');
  return levels.length > 0 ? levels.map((level) => `'${level}'`).join(', ') : 'NULL';
}
