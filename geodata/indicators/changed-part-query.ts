import type { Indicator } from './define-indicator.ts';
import { partQuery } from './part-query.ts';

/** Whether a record's state and weight say nothing but what its own row says. */
export function asksRowsAlone({ from, joins, population, success, weight }: Indicator): boolean {
  const asked = [population, success, weight].join(' ');
  return from === undefined && joins === undefined && !/\bselect\b|:load\b|_at\(/i.test(asked);
}

/**
 * Parts as they are after a load of the records' own dataset, for an indicator that asks rows alone: what was kept before
 * it, less the rows that it ended, plus those that it brought. Sums are exact, so this is what asking all rows would
 * give; it costs what the changed rows cost.
 *
 * Columns: those of `partQuery`. Bindings: :root, :load, :indicator, :variant, :districts and the params; reads the table
 * `changed`.
 */
export function changedPartQuery(indicator: Indicator): string {
  const rowsOf = (condition: string): string =>
    partQuery({ ...indicator, from: `(SELECT * FROM changed WHERE ${condition}) r` }, 'everywhere');
  const columns = 'district_code, town_code, population, success, population_count, success_count';
  return `
    SELECT district_code, town_code, sum(population) AS population, sum(success) AS success,
           sum(population_count) AS population_count, sum(success_count) AS success_count
      FROM (
        SELECT ${columns}
          FROM (
            SELECT DISTINCT ON (district_code, town_code) ${columns}
              FROM indicator_part
             WHERE root_region = :root AND indicator = :indicator AND variant = :variant AND load_id < :load
               AND district_code = ANY (CAST(:districts AS text[]))
             ORDER BY district_code, town_code, load_id DESC
          ) kept
         UNION ALL
        SELECT ${columns} FROM (${rowsOf('load_from = :load')}) brought
         UNION ALL
        SELECT district_code, town_code, -population, -success, -population_count, -success_count
          FROM (${rowsOf('load_to = :load')}) ended
      ) share
     GROUP BY 1, 2
    HAVING sum(population_count) > 0`;
}
