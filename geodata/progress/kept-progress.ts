import type { ReadTransaction } from '../database/database.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import type { Progress, ProgressRequest } from './list-progress.ts';
import type { MonthsRequest, ProgressMonths } from './list-progress-months.ts';
import type { ProgressMonth } from './months-of-row.ts';
import { unknownItem } from './require-item.ts';

/** Months of a year and region by item. */
export type KeptMonths = Readonly<Record<string, readonly ProgressMonth[]>>;

/** The kept answer of a closed month; undefined where it kept none, or no month is asked for. */
export async function keptProgress(tx: ReadTransaction, request: ProgressRequest): Promise<Progress | undefined> {
  const { programme, basis, children } = request;
  if (basis.month === undefined) return undefined;
  const year = request.year ?? (await frozenAnswer<number>(tx, basis, subjects.year(programme)));
  if (year === undefined) return undefined;
  const keptOf = (region: string) => frozenAnswer<Progress>(tx, basis, subjects.progress(programme, year, region));
  const region = request.region ?? basis.root;
  const own = await keptOf(region);
  if (own === undefined || children === false || region !== basis.root) return own;
  const below = (await frozenAnswer<string[]>(tx, basis, subjects.children(programme, year))) ?? [];
  const rows = [...own.rows];
  for (const place of below) rows.push(...((await keptOf(place))?.rows ?? []));
  return { ...own, rows };
}

/** The kept months of an item and region; undefined where the closing kept none. Error: unknown_item (404). */
export async function keptMonths(tx: ReadTransaction, request: MonthsRequest): Promise<ProgressMonths | undefined> {
  const { programme, basis, item } = request;
  const progress = await keptProgress(tx, { ...request, children: false });
  if (progress === undefined) return undefined;
  const { year, measuredOn, rows } = progress;
  const subject = subjects.months(programme, year, request.region ?? basis.root);
  const kept = await frozenAnswer<KeptMonths>(tx, basis, subject);
  if (kept === undefined) return undefined;
  const row = rows.find((entry) => entry.item === item);
  const months = kept[item];
  if (row === undefined || months === undefined) throw unknownItem(item, programme);
  return { year, measuredOn, row, months };
}
