import type { ReadTransaction } from '../database/database.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import type { Progress, ProgressRequest } from './list-progress.ts';

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
  const parts = await Promise.all(below.map(keptOf));
  return { ...own, rows: [...own.rows, ...parts.flatMap((part) => part?.rows ?? [])] };
}
