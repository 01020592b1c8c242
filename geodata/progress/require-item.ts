import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { defineError } from '../errors.ts';

export const unknownItem = defineError(
  'unknown_item',
  404,
  (item: string, programme: string) => `Programme ${programme} has no plan item ${item}; /api/progress lists them.`,
);

const findItem = sqlText<{ root: string; load: number; programme: string; item: string }, { item: string }>(
  'SELECT item FROM plan_item_at(:root, :load) WHERE programme_id = :programme AND item = :item',
);

/** Error: unknown_item (404). */
export async function requireItem(
  tx: ReadTransaction,
  { root, load, programme }: { readonly root: string; readonly load: number; readonly programme: string },
  item: string,
): Promise<void> {
  const [found] = await findItem(tx, { root, load, programme, item });
  if (found === undefined) throw unknownItem(item, programme);
}
