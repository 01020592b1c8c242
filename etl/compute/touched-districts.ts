import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import { changedRows } from '#geodata/indicators/reach.ts';
import type { Variant } from '#geodata/indicators/variant.ts';

/** What a load did to its dataset; the same for every indicator. */
export interface Change {
  readonly root: string;
  readonly load: number;
  readonly dataset: string;
  /** Districts that its rows name, before or after the change; the empty code for rows that name none. */
  readonly districts: readonly string[];
  /**
   * Its rows in the database: found once, by reading every range of blocks in which any row ever ended (measured: 0.3 s of
   * 300,000 segments after three registers), and by their key after that.
   */
  readonly ids: readonly string[];
  /** Every district of the root is among them. */
  readonly isEverywhere: boolean;
}

/** Asks once a load for the districts of the rows that it brought or ended. */
export async function findChange(
  tx: WriteTransaction,
  { root, load, dataset }: { readonly root: string; readonly load: number; readonly dataset: string },
): Promise<Change> {
  const rows = await findChangedRows(tx, { fact: dataset, root, load });
  const districts = rows.map(({ district_code: code }) => code);
  const [all] = await countDistricts(tx, { root, load });
  const isEverywhere = districts.filter((code) => code !== '').length >= (all?.districts ?? 0);
  const ids = isEverywhere ? [] : rows.flatMap((row) => row.ids);
  return { root, load, dataset, districts, ids, isEverywhere };
}

/**
 * Districts whose records of an indicator a load may have changed, the empty code for records without a district; null
 * when it may be any: the definition does not say how far a change of that dataset reaches, the load touches every
 * district anyway, or what is kept was made by another version.
 */
export async function touchedDistricts(
  tx: WriteTransaction,
  variant: Variant,
  change: Change,
): Promise<readonly string[] | null> {
  const { root, load, dataset } = change;
  const { indicator, params, key } = variant;
  const reach = indicator.reach?.[dataset];
  if (reach === undefined || change.isEverywhere) return null;
  const [usable] = await findUsableParts(tx, {
    root,
    load,
    indicator: indicator.id,
    variant: key,
    version: indicator.version,
  });
  if (usable?.is_usable !== true) return null;
  if (reach === 'district') return change.districts;
  const used = Object.entries(params).filter(([name]) => reach.includes(`:${name}`));
  return select(tx, { change, text: reach, params: Object.fromEntries(used) });
}

const findUsableParts = sqlText<
  { root: string; load: number; indicator: string; variant: string; version: number },
  { is_usable: boolean }
>(`
  SELECT count(*) > 0 AND coalesce(bool_and(definition_version = :version), false) AS is_usable
    FROM (SELECT DISTINCT ON (district_code, town_code) definition_version
            FROM indicator_part
           WHERE root_region = :root AND indicator = :indicator AND variant = :variant AND load_id < :load
           ORDER BY district_code, town_code, load_id DESC) newest`);

const countDistricts = sqlText<{ root: string; load: number }, { districts: number }>(`
  SELECT CAST(count(*) AS integer) AS districts FROM region_at(:root, :load) WHERE level = 'district'`);

const findChangedRows = sqlText<
  { fact: string; root: string; load: number },
  { district_code: string; ids: string[] }
>(`
  SELECT coalesce(district_code, '') AS district_code, array_agg(CAST(id AS text)) AS ids
    FROM (${changedRows}) changed GROUP BY 1 ORDER BY 1`);

interface Reach {
  readonly change: Change;
  readonly text: string;
  readonly params: object;
}

async function select(tx: WriteTransaction, { change, text, params }: Reach): Promise<string[]> {
  const { root, load, dataset, ids } = change;
  const used = { root, load, ...params };
  const bound = Object.entries(used).filter(([name]) => new RegExp(`:${name}\\b`).test(text));
  const rows = await sqlText<object, { district_code: string }>(`
    WITH changed AS (SELECT * FROM ??fact fact WHERE fact.id = ANY (CAST(:ids AS bigint[])))
    SELECT DISTINCT coalesce(reached.district_code, '') AS district_code FROM (${text}) reached ORDER BY 1`)(tx, {
    fact: dataset,
    ids: [...ids],
    ...Object.fromEntries(bound),
  });
  return rows.map(({ district_code: code }) => code);
}
