import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';

/** What listeners are told when a supervision order is issued, or something is done with one. */
export interface OrderNews {
  readonly event: number;
  readonly order: number;
  readonly kind: string;
  readonly programme: string;
  readonly region: string;
  readonly item: string;
  readonly year: number;
}

const query = sqlFile<{ after: number; limit: number }, OrderNews>(new URL('./list-orders-after.sql', import.meta.url));

export function listOrdersAfter(tx: ReadTransaction, after: number, limit: number): Promise<OrderNews[]> {
  return query(tx, { after, limit });
}
