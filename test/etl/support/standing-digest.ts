import type { Database } from '#geodata/database/database.ts';
import { factTables } from './small-city.ts';

/**
 * What `standingContent` and `newestValues` answer, as one digest made by the database, and without the numbers of the
 * loads that rows came with: a table of thousands of rows is compared in some milliseconds.
 */
export async function standingDigest(database: Database): Promise<string> {
  const ofTables = factTables.map(
    (table) => `
    SELECT '${table}' AS part, string_agg(md5(
      CAST(to_jsonb(f) - 'id' - 'load_from' - 'load_to' - 'source_load' AS text)), ''
      ORDER BY f.root_region, f.record_key) AS digest
    FROM ${table} f WHERE f.load_to = 2147483647`,
  );
  const ofValues = `
    SELECT 'values' AS part, string_agg(md5(CAST(v AS text)), '' ORDER BY v.indicator, v.variant, v.region_code)
    FROM (
      SELECT DISTINCT ON (indicator, variant, region_code) indicator, variant, region_code, population, success
      FROM indicator_value ORDER BY indicator, variant, region_code, load_id DESC) v`;
  const { rows } = await database.knex.raw(`
    SELECT md5(string_agg(concat(part, digest), ' ' ORDER BY part)) AS digest
    FROM (${[...ofTables, ofValues].join(' UNION ALL ')}) parts`);
  return rows[0].digest;
}
