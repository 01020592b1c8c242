import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';
import { valueQuery } from './value-query.ts';
import type { Variant } from './variant.ts';

/** The value of an indicator for a region. */
export interface RegionValue {
  readonly region: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: RegionLevel;
  readonly parent: string | null;
  /** Percent with four decimals; null when nothing counts. */
  readonly value: number | null;
  readonly success: number;
  readonly population: number;
  readonly successCount: number;
  readonly populationCount: number;
}

export interface ValueScope {
  readonly variant: Variant;
  readonly basis: Basis;
  readonly region: string;
  /** The region itself. */
  readonly self: boolean;
  /** Its descendants at these levels that are valid at the data date. */
  readonly levels: readonly RegionLevel[];
}

/**
 * Values for a region and its descendants as of a load, wider levels first, then by code.
 * Kept values are read when the definition that made them still stands; anything else (another threshold, a new
 * version, a definition younger than the load) is computed from the same relation.
 */
export async function selectValues(tx: ReadTransaction, scope: ValueScope): Promise<RegionValue[]> {
  const { variant, basis } = scope;
  const { indicator } = variant;
  const frame = {
    root: basis.root,
    load: basis.load,
    region: scope.region,
    self: scope.self,
    levels: [...scope.levels],
    asOf: basis.asOf,
  };
  if (await isKept(tx, scope)) {
    return selectFrom(keptValues)(tx, { ...frame, indicator: indicator.id, variant: variant.key });
  }
  return selectFrom(valueQuery(indicator))(tx, { ...frame, ...variant.params });
}

async function isKept(tx: ReadTransaction, { variant, basis }: ValueScope): Promise<boolean> {
  const [newest] = await findKeptVersion(tx, {
    root: basis.root,
    load: basis.load,
    indicator: variant.indicator.id,
    variant: variant.key,
  });
  return newest?.definition_version === variant.indicator.version;
}

type KeptKey = { root: string; load: number; indicator: string; variant: string };

const findKeptVersion = sqlText<KeptKey, { definition_version: number }>(`
  SELECT definition_version
    FROM indicator_value
   WHERE root_region = :root AND indicator = :indicator AND variant = :variant AND region_code = :root
     AND load_id <= :load
   ORDER BY load_id DESC
   LIMIT 1`);

/** A row is kept where a load changed the value, so the value as of a load is the newest row up to it. */
const keptValues = `
  SELECT DISTINCT ON (region_code) region_code, population, success, population_count, success_count
    FROM indicator_value
   WHERE root_region = :root AND indicator = :indicator AND variant = :variant AND load_id <= :load
   ORDER BY region_code, load_id DESC`;

function selectFrom(values: string) {
  return sqlText<Record<string, unknown>, RegionValue>(`
    WITH RECURSIVE inside AS (
      (SELECT code, name, name_en, level, parent_code, valid_from, valid_to
         FROM region_at(:root, :load)
        WHERE record_key = :region
        UNION ALL
       SELECT CAST(:root AS text), CAST(:root AS text), NULL, 'city', NULL, CAST(NULL AS date), CAST(NULL AS date)
        WHERE CAST(:region AS text) = :root
          AND NOT EXISTS (SELECT 1 FROM region_at(:root, :load) WHERE record_key = :root))
       UNION
      SELECT child.code, child.name, child.name_en, child.level, child.parent_code, child.valid_from, child.valid_to
        FROM inside
        JOIN region_at(:root, :load) child ON child.parent_code = inside.code
       WHERE child.level <> 'village'
    ), value AS (${values})
    SELECT inside.code AS "region", inside.name, inside.name_en AS "nameEn", inside.level,
           inside.parent_code AS "parent",
           round(100 * value.success / NULLIF(value.population, 0), 4) AS "value",
           coalesce(value.success, 0) AS "success", coalesce(value.population, 0) AS "population",
           coalesce(value.success_count, 0) AS "successCount", coalesce(value.population_count, 0) AS "populationCount"
      FROM inside
      LEFT JOIN value ON value.region_code = inside.code
     WHERE (CAST(:self AS boolean) AND inside.code = :region)
        OR (inside.code <> :region AND inside.level = ANY (CAST(:levels AS text[]))
            AND (CAST(:asOf AS date) IS NULL
                 OR (coalesce(inside.valid_from <= CAST(:asOf AS date), true)
                     AND coalesce(inside.valid_to >= CAST(:asOf AS date), true))))
     ORDER BY array_position(ARRAY['city', 'district', 'town'], inside.level), inside.code COLLATE "C"`);
}
