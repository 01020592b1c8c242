import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import { changedPartQuery } from '#geodata/indicators/changed-part-query.ts';
import { partQuery } from '#geodata/indicators/part-query.ts';
import { valueOfPartsQuery } from '#geodata/indicators/value-query.ts';
import type { Variant } from '#geodata/indicators/variant.ts';

export interface VariantComputation {
  readonly root: string;
  readonly load: number;
  readonly variant: Variant;
  /** Districts to ask anew, empty code for records without one; null for everything, none for nothing. */
  readonly districts: readonly string[] | null;
  /** True: only the rows of the table `changed` are asked, and added to what was kept of the districts before. */
  readonly fromChanged?: boolean;
}

const storeParts = sqlFile<Record<string, unknown>, never>(new URL('./store-parts.sql', import.meta.url));
const storeValues = sqlFile<Record<string, unknown>, never>(new URL('./store-values.sql', import.meta.url));

/** Sums as PostgreSQL writes them, so that no digit is lost on the way. */
interface Sums {
  readonly population: string;
  readonly success: string;
  readonly population_count: number;
  readonly success_count: number;
}
type Part = Sums & { readonly district_code: string; readonly town_code: string };
type Value = Sums & { readonly region_code: string; readonly level: string };

const sums = `CAST(population AS text) AS population, CAST(success AS text) AS success,
  CAST(population_count AS integer) AS population_count, CAST(success_count AS integer) AS success_count`;

/**
 * Asks the records of an indicator in some districts or in all, keeps their sums, and adds the values up from all that
 * is kept. The records are asked for by themselves and stored after: a SELECT may use parallel workers, an INSERT from a
 * SELECT may not.
 */
export async function computeVariant(tx: WriteTransaction, computation: VariantComputation): Promise<void> {
  const { root, load, variant, districts, fromChanged = false } = computation;
  const { indicator, params, key } = variant;
  // What is kept stays as it is; asking no district would still read whole registers.
  if (districts?.length === 0) return;
  const kept = { root, load, indicator: indicator.id, variant: key };
  const parts = await sqlText<object, Part>(
    `SELECT district_code, town_code, ${sums} FROM (${askParts(computation)}) part`,
    `compute ${indicator.id}`,
  )(tx, {
    ...params,
    root,
    load,
    ...(districts !== null && { districts: [...districts] }),
    ...(fromChanged && { indicator: indicator.id, variant: key }),
  });
  await storeParts(tx, {
    ...kept,
    version: indicator.version,
    districts: districts === null ? null : [...districts],
    part_districts: parts.map(({ district_code: code }) => code),
    part_towns: parts.map(({ town_code: code }) => code),
    ...columnsOf(parts),
  });
  const values = await sqlText<object, Value>(
    `SELECT region_code, level, ${sums} FROM (${valueOfPartsQuery(indicator)}) value`,
    `add up ${indicator.id}`,
  )(tx, kept);
  await storeValues(tx, {
    ...kept,
    version: indicator.version,
    regions: values.map(({ region_code: code }) => code),
    levels: values.map(({ level }) => level),
    ...columnsOf(values),
  });
}

function askParts({ variant: { indicator }, districts, fromChanged }: VariantComputation): string {
  if (districts === null) return partQuery(indicator, 'everywhere');
  return fromChanged ? changedPartQuery(indicator) : partQuery(indicator, 'inDistricts');
}

function columnsOf(rows: readonly Sums[]): Record<string, unknown> {
  return {
    populations: rows.map(({ population }) => population),
    successes: rows.map(({ success }) => success),
    population_counts: rows.map(({ population_count: count }) => count),
    success_counts: rows.map(({ success_count: count }) => count),
  };
}
