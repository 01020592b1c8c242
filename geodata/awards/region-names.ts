import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlFile } from '../database/sql-file.ts';

export interface RegionName {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
}

const listNames = sqlFile<{ root: string; load: number; codes: readonly string[] }, RegionName>(
  new URL('./list-region-names.sql', import.meta.url),
);

/** Names of those of the regions that are known, by code. */
export async function regionNames(
  tx: ReadTransaction,
  { root, load }: Basis,
  codes: readonly string[],
): Promise<ReadonlyMap<string, RegionName>> {
  const rows = await listNames(tx, { root, load, codes: [...new Set(codes)] });
  return new Map(rows.map((row) => [row.code, row]));
}
