import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { frozenAnswer, subjects } from '../months/frozen-answer.ts';
import type { Bulletin } from './gather-bulletin.ts';

/** What a closed month keeps of its bulletin: all but the basis, which names the month only once it is closed. */
export type KeptBulletin = Omit<Bulletin, 'month' | 'isClosed' | 'basis'>;

/** The kept bulletin of a closed month; undefined where it kept none, or the month is not closed. */
export async function keptBulletin(
  tx: ReadTransaction,
  basis: Basis,
  programme: string,
): Promise<Bulletin | undefined> {
  const { month } = basis;
  if (month === undefined) return undefined;
  const kept = await frozenAnswer<KeptBulletin>(tx, basis, subjects.bulletin(programme));
  return kept && { ...kept, month, isClosed: true, basis };
}
