import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';

/** What listeners are told of a publication. */
export interface LoadEvent {
  readonly load: number;
  readonly dataset: string;
  readonly rootRegion: string;
  readonly asOf: string;
}

interface LoadEventRow {
  readonly load: number;
  readonly dataset: string;
  readonly root_region: string;
  readonly as_of: string;
}

const query = sqlFile<{ after: number; limit: number }, LoadEventRow>(
  new URL('./list-loads-after.sql', import.meta.url),
);

export async function listLoadsAfter(tx: ReadTransaction, after: number, limit: number): Promise<LoadEvent[]> {
  const rows = await query(tx, { after, limit });
  return rows.map((row) => ({ load: row.load, dataset: row.dataset, rootRegion: row.root_region, asOf: row.as_of }));
}
