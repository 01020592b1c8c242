import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';

/** The newest load and a token that changes whenever any answer may change. */
export interface DataState {
  readonly load: number;
  /** The newest event of a supervision order; 0 before any. */
  readonly orderEvent: number;
  readonly token: string;
}

interface StateRow {
  readonly load: number;
  readonly published_at: string;
  readonly applied_at: string;
  readonly award_event: number;
  readonly order_event: number;
  readonly closed: number;
}

const query = sqlFile<Record<string, never>, StateRow>(new URL('./find-data-state.sql', import.meta.url));

export async function findDataState(tx: ReadTransaction): Promise<DataState> {
  const [row] = await query(tx, {});
  if (row === undefined) return { load: 0, orderEvent: 0, token: '0' };
  const parts = [
    row.load,
    Number(row.published_at),
    Number(row.applied_at),
    row.award_event,
    row.order_event,
    row.closed,
  ];
  return { load: row.load, orderEvent: row.order_event, token: parts.map((part) => part.toString(36)).join('.') };
}
