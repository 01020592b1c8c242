import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { type AppliedProgramme, findProgramme } from '../programmes/find-programme.ts';
import { frozenAnswer, subjects } from './frozen-answer.ts';

/**
 * The programme that is asked for. Without an id the latest of the root, or the latest that watches the indicator: of a
 * closed month that of its closing, so that a programme applied later takes no question of it over.
 * Error: unknown_programme (404).
 */
export async function findProgrammeAt(
  tx: ReadTransaction,
  basis: Basis,
  wanted: { readonly id?: string | undefined; readonly indicator?: string | undefined },
): Promise<AppliedProgramme | undefined> {
  const { id, indicator } = wanted;
  const asked = indicator === undefined ? {} : { indicator };
  if (id !== undefined) return findProgramme(tx, basis.root, { id, ...asked });
  const subject = indicator === undefined ? subjects.latest() : subjects.watching(indicator);
  const former = await frozenAnswer<string | null>(tx, basis, subject);
  return findProgramme(tx, basis.root, { id: former ?? undefined, ...asked });
}
