import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';

export interface TableColumn {
  readonly name: string;
  readonly type: string;
}

export interface BackedTable {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Columns of the primary key. */
  readonly key: readonly string[] | null;
  /** Tables that must be filled before. */
  readonly needs: readonly string[];
}

const readTables = sqlFile<Record<string, never>, BackedTable>(new URL('./list-tables.sql', import.meta.url));

/** Tables in an order in which every row finds the rows it refers to. */
export async function listTables(tx: ReadTransaction): Promise<BackedTable[]> {
  const waiting = await readTables(tx, {});
  const ordered: BackedTable[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ needs }) => !waiting.some(({ name }) => needs.includes(name)));
    const [next] = waiting.splice(at, 1);
    if (at < 0 || next === undefined) throw new Error('tables refer to each other in a circle');
    ordered.push(next);
  }
  return ordered;
}

/** Tables whose rows a migration writes; an empty database has them. */
const seeded: readonly string[] = ['load_counter'];

/** The first table that holds something of its own, and how much. */
export async function findContent(
  tx: ReadTransaction,
  tables: readonly BackedTable[],
): Promise<{ readonly table: string; readonly rows: number } | undefined> {
  for (const { name } of tables.filter((table) => !seeded.includes(table.name))) {
    const [row] = await tx(name).count<{ rows: number }[]>({ rows: '*' });
    if (row !== undefined && row.rows > 0) return { table: name, rows: row.rows };
  }
  return undefined;
}
