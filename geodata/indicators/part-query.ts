import { isAsked, narrowToAsked } from './asked-districts.ts';
import type { Indicator } from './define-indicator.ts';
import { recordQuery } from './record-query.ts';

/**
 * Sums of the record relation by district and town: what every value is added up from. Workers can share this, and
 * grouping sets over all records they cannot.
 *
 * Columns: district_code, town_code (empty where a record names none), population, success, population_count,
 * success_count.
 * Bindings: those of `recordQuery`; `inDistricts` adds :districts (an empty code stands for records without one).
 */
export function partQuery(indicator: Indicator, scope: 'everywhere' | 'inDistricts'): string {
  const records = recordQuery(indicator);
  const isNarrow = scope === 'inDistricts';
  return `
    SELECT coalesce(district_code, '') AS district_code, coalesce(town_code, '') AS town_code,
           sum(weight) AS population, coalesce(sum(weight) FILTER (WHERE state = 'success'), 0) AS success,
           count(*) AS population_count, count(*) FILTER (WHERE state = 'success') AS success_count
      FROM (${isNarrow ? narrowToAsked(records) : records}) asked
     WHERE state <> 'outside' ${isNarrow ? `AND ${isAsked('district_code')}` : ''}
     GROUP BY 1, 2`;
}

/** The same sums as they were kept up to a load. Bindings: :root, :load, :indicator, :variant. */
export const keptParts = `
  SELECT DISTINCT ON (district_code, town_code)
         district_code, town_code, population, success, population_count, success_count, definition_version
    FROM indicator_part
   WHERE root_region = :root AND indicator = :indicator AND variant = :variant AND load_id <= :load
   ORDER BY district_code, town_code, load_id DESC`;
