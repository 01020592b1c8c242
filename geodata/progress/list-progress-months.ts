import type { ReadTransaction } from '../database/database.ts';
import { requireSameCounting } from '../months/same-definition.ts';
import { keptMonths } from './kept-progress.ts';
import { listProgress, type ProgressRequest, type ProgressRow, progressScope } from './list-progress.ts';
import { monthsOfRow, type ProgressMonth, readYearByMonth } from './months-of-row.ts';
import { unknownItem } from './require-item.ts';

export interface ProgressMonths {
  readonly year: number;
  readonly measuredOn: string;
  readonly row: ProgressRow;
  readonly months: readonly ProgressMonth[];
}

export type MonthsRequest = Omit<ProgressRequest, 'children'> & { readonly item: string };

/**
 * The year of one item and region by month. The months add up to the row of the year. Where one printed year stands for
 * all, they are those of the measuring day's year, and what was done to date begins with what the years before it brought.
 * Of a closed month they are what its closing kept, and for a town, of which it keeps none, they are told only while plan,
 * works and reports count as they did.
 * Errors: unknown_programme, unknown_region, unknown_item (404), definition_changed (409).
 */
export async function listProgressMonths(tx: ReadTransaction, request: MonthsRequest): Promise<ProgressMonths> {
  const kept = await keptMonths(tx, request);
  if (kept !== undefined) return kept;
  const { item, ...asked } = request;
  const scope = await progressScope(tx, { ...asked, children: false });
  const { programme, year, measuredOn } = scope;
  await requireSameCounting(tx, request.basis, programme);
  const { rows } = await listProgress(tx, { ...asked, year, children: false });
  const row = rows.find((entry) => entry.item === item);
  if (row === undefined) throw unknownItem(item, programme.id);
  return { year, measuredOn, row, months: monthsOfRow(await readYearByMonth(tx, scope), row) };
}
