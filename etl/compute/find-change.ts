import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';

/** What a load did to its dataset; the same for every indicator. */
export interface Change {
  readonly root: string;
  readonly load: number;
  readonly dataset: string;
  /** Districts that its rows name, before or after the change; the empty code for rows that name none. */
  readonly districts: readonly string[];
  /** Every district of the root is among them; then there is no table `changed`. */
  readonly isEverywhere: boolean;
}

/**
 * Asks once a load for the rows that it brought or ended, and keeps them until the transaction ends as the table
 * `changed`, which every reach reads: found by number and by district first, since rows of a whole register need not be
 * copied (measured of 300,000 segments: 0.1 s to find 25,000 rows among three registers, 0.05 s to copy them).
 */
export async function findChange(
  tx: WriteTransaction,
  { root, load, dataset }: { readonly root: string; readonly load: number; readonly dataset: string },
): Promise<Change> {
  await dropChanged(tx, {});
  await numberChanged(tx, { fact: dataset, root, load });
  const districts = (await listDistricts(tx, {})).map(({ district_code: code }) => code);
  const [all] = await countDistricts(tx, { root, load });
  const isEverywhere = districts.filter((code) => code !== '').length >= (all?.districts ?? 0);
  if (!isEverywhere) await copyChanged(tx, { fact: dataset });
  return { root, load, dataset, districts, isEverywhere };
}

/** A transaction may publish more than one load. */
const dropChanged = sqlText<Record<string, never>, never>(
  `DROP TABLE IF EXISTS pg_temp.changed, pg_temp.changed_number`,
);

const numberChanged = sqlText<{ fact: string; root: string; load: number }, never>(`
  CREATE TEMPORARY TABLE changed_number ON COMMIT DROP AS
  SELECT fact.id, coalesce(fact.district_code, '') AS district_code
    FROM ??fact fact
   WHERE fact.root_region = :root AND (fact.load_from = :load OR fact.load_to = :load)`);

const listDistricts = sqlText<Record<string, never>, { district_code: string }>(`
  SELECT DISTINCT district_code FROM pg_temp.changed_number ORDER BY 1`);

const countDistricts = sqlText<{ root: string; load: number }, { districts: number }>(`
  SELECT CAST(count(*) AS integer) AS districts FROM region_at(:root, :load) WHERE level = 'district'`);

const copyChanged = sqlText<{ fact: string }, never>(`
  CREATE TEMPORARY TABLE changed ON COMMIT DROP AS
  SELECT fact.* FROM ??fact fact JOIN pg_temp.changed_number number ON number.id = fact.id`);
