import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import { defineError } from '../errors.ts';
import { textItems } from '../programmes/document-total.ts';
import type { AppliedProgramme } from '../programmes/find-programme.ts';

export const unknownItem = defineError(
  'unknown_item',
  404,
  (item: string, programme: string) =>
    `Programme ${programme} has no plan item ${item}; /api/progress and /api/progress/totals list them.`,
);

const findItem = sqlText<{ root: string; load: number; programme: string; item: string }, { item: string }>(
  'SELECT item FROM plan_item_at(:root, :load) WHERE programme_id = :programme AND item = :item',
);

interface ItemScope {
  readonly programme: AppliedProgramme;
  readonly frame: { readonly root: string; readonly load: number };
}

/** A plan item, or one that the text of the programme alone sums up. Error: unknown_item (404). */
export async function requireItem(
  tx: ReadTransaction,
  { programme: { id, totals }, frame: { root, load } }: ItemScope,
  item: string,
): Promise<void> {
  if (textItems(totals).some((known) => known.item === item)) return;
  const [found] = await findItem(tx, { root, load, programme: id, item });
  if (found === undefined) throw unknownItem(item, id);
}
