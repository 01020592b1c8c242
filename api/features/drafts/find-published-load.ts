import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';

interface Published {
  readonly after: number;
  readonly sha256: string;
  readonly dataset: string;
}

const find = sqlFile<Published & Record<string, unknown>, { load: number | null }>(
  new URL('./find-published-load.sql', import.meta.url),
);

/** The load of a publication under which the server went down; null when it was not published. */
export async function findPublishedLoad(tx: ReadTransaction, published: Published): Promise<number | null> {
  const [row] = await find(tx, { ...published });
  return row?.load ?? null;
}
