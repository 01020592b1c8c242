import type { ReadTransaction } from '../database/database.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import type { ProgressTotalsAnswer, TotalsRequest } from './list-totals.ts';

/** The kept totals of a closed month for one region; undefined where it kept none, or no month is asked for. */
export async function keptTotals(
  tx: ReadTransaction,
  { programme, region, children, basis }: TotalsRequest,
): Promise<ProgressTotalsAnswer | undefined> {
  if (children !== false) return undefined;
  return frozenAnswer<ProgressTotalsAnswer>(tx, basis, subjects.totals(programme, region ?? basis.root));
}
