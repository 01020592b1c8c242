import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { defineError } from '../errors.ts';
import type { RegionPlace } from './get-region.ts';
import { recordQuery } from './record-query.ts';
import type { RegionValue } from './select-values.ts';
import type { Variant } from './variant.ts';

const notForVillages = defineError(
  'level_not_measured',
  400,
  (indicator: string) =>
    `Indicator ${indicator} says nothing of a single village: ask for towns, districts or the city.`,
);

export interface VillageScope {
  readonly variant: Variant;
  readonly basis: Basis;
  /** The village itself, or the region whose villages are meant. */
  readonly region: RegionPlace;
}

/**
 * Values of villages by code: those the villages' dataset names, and those only the regions name. They are always
 * summed from the records, never kept. A village that does not count has the value null.
 * Errors: level_not_measured (400).
 */
export async function selectVillageValues(
  tx: ReadTransaction,
  { variant, basis, region }: VillageScope,
): Promise<RegionValue[]> {
  const { indicator, params } = variant;
  if (!indicator.levels.includes('village')) throw notForVillages(indicator.id);
  return sqlText<Record<string, unknown>, RegionValue>(`
    WITH place AS (
      SELECT code, name, town_code, district_code FROM village_at(:root, :load)
       UNION ALL
      SELECT village.code, village.name, village.parent_code, town.parent_code
        FROM region_at(:root, :load) village
        LEFT JOIN region_at(:root, :load) town ON town.record_key = village.parent_code
       WHERE village.level = 'village'
         AND NOT EXISTS (SELECT 1 FROM village_at(:root, :load) known WHERE known.record_key = village.code)
    ), value AS (
      SELECT village_code, sum(weight) AS population, sum(weight) FILTER (WHERE state = 'success') AS success,
             count(*) AS population_count, count(*) FILTER (WHERE state = 'success') AS success_count
        FROM (${recordQuery(indicator)}) asked
       WHERE state <> 'outside' AND village_code IS NOT NULL
       GROUP BY village_code
    )
    SELECT place.code AS "region", place.name, NULL AS "nameEn", 'village' AS "level", place.town_code AS "parent",
           round(100 * coalesce(value.success, 0) / NULLIF(value.population, 0), 4) AS "value",
           coalesce(value.success, 0) AS "success", coalesce(value.population, 0) AS "population",
           CAST(coalesce(value.success_count, 0) AS integer) AS "successCount",
           CAST(coalesce(value.population_count, 0) AS integer) AS "populationCount"
      FROM place
      LEFT JOIN value ON value.village_code = place.code
     WHERE CASE CAST(:scope AS text) WHEN 'root' THEN true
                                     WHEN 'district' THEN place.district_code = :region
                                     WHEN 'town' THEN place.town_code = :region
                                     ELSE place.code = :region END
     ORDER BY place.code COLLATE "C"`)(tx, {
    ...params,
    root: basis.root,
    load: basis.load,
    scope: region.isRoot ? 'root' : region.level,
    region: region.code,
  });
}
