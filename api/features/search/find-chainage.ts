import type { Basis } from '#geodata/as-of.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { ChainageFault } from '#geodata/vocabulary/search.ts';
import { type Hit, type HitRow, toHit } from './find-places.ts';

interface ChainageQuery {
  /** As typed: the whole code of a route, or its beginning (`X101` stands for the X101 of every district). */
  readonly route: string;
  readonly km: number;
  readonly basis: Basis;
  readonly limit: number;
}

interface ChainageRow extends HitRow {
  readonly fault: ChainageFault | null;
  readonly before: number | null;
  readonly after: number | null;
}

const query = sqlFile<{ root: string; load: number; route: string; km: number; limit: number }, ChainageRow>(
  new URL('./find-chainage.sql', import.meta.url),
);

/** Places of a chainage, one for each route whose code fits: on the line where it can be, else why it cannot. */
export async function findChainage(tx: ReadTransaction, asked: ChainageQuery): Promise<Hit[]> {
  const { route, km, basis, limit } = asked;
  const rows = await query(tx, { root: basis.root, load: basis.load, route, km, limit });
  return rows.map((row) => ({
    ...toHit(row),
    chainage: { km, fault: row.fault, before: row.before, after: row.after },
  }));
}
