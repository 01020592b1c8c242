import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { type AppliedProgramme, findProgramme } from '../programmes/find-programme.ts';
import { frozenAnswer, subjects } from './frozen-answer.ts';

/** By what statuses are judged. */
export type Judging = Pick<AppliedProgramme, 'limits' | 'datesAsPrinted'>;

/**
 * The programme that is asked for, in a closed month with the limits by which its statuses were judged then. Without an id the latest of the root, or the latest that watches the indicator: of a
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
  if (id !== undefined) return judgedAs(tx, basis, await findProgramme(tx, basis.root, { id, ...asked }));
  const subject = indicator === undefined ? subjects.latest() : subjects.watching(indicator);
  const former = await frozenAnswer<string | null>(tx, basis, subject);
  return judgedAs(tx, basis, await findProgramme(tx, basis.root, { id: former ?? undefined, ...asked }));
}

async function judgedAs(
  tx: ReadTransaction,
  basis: Basis,
  programme: AppliedProgramme | undefined,
): Promise<AppliedProgramme | undefined> {
  if (programme === undefined) return undefined;
  return { ...programme, ...(await frozenAnswer<Judging>(tx, basis, subjects.judging(programme.id))) };
}
