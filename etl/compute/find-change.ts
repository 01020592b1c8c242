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
 * Asks once a load for the districts of the rows that it brought or ended, and keeps the rows until the transaction ends
 * as the table `changed`, which every reach reads. Not where all districts are among them: nothing asks for their reach
 * then, and the rows of a whole register need not be copied.
 */
export async function findChange(
  tx: WriteTransaction,
  { root, load, dataset }: { readonly root: string; readonly load: number; readonly dataset: string },
): Promise<Change> {
  const rows = await listDistricts(tx, { fact: dataset, root, load });
  const districts = rows.map(({ district_code: code }) => code);
  const [all] = await countDistricts(tx, { root, load });
  const isEverywhere = districts.filter((code) => code !== '').length >= (all?.districts ?? 0);
  // A transaction may publish more than one load.
  await dropChanged(tx, {});
  if (!isEverywhere) await copyChanged(tx, { fact: dataset, root, load });
  return { root, load, dataset, districts, isEverywhere };
}

const isChanged = 'fact.root_region = :root AND (fact.load_from = :load OR fact.load_to = :load)';

const listDistricts = sqlText<{ fact: string; root: string; load: number }, { district_code: string }>(`
  SELECT DISTINCT coalesce(fact.district_code, '') AS district_code FROM ??fact fact WHERE ${isChanged} ORDER BY 1`);

const countDistricts = sqlText<{ root: string; load: number }, { districts: number }>(`
  SELECT CAST(count(*) AS integer) AS districts FROM region_at(:root, :load) WHERE level = 'district'`);

const dropChanged = sqlText<Record<string, never>, never>('DROP TABLE IF EXISTS pg_temp.changed');

const copyChanged = sqlText<{ fact: string; root: string; load: number }, never>(`
  CREATE TEMPORARY TABLE changed ON COMMIT DROP AS SELECT fact.* FROM ??fact fact WHERE ${isChanged}`);
