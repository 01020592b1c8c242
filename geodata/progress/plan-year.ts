import type { Basis } from '../as-of.ts';
import type { ReadTransaction } from '../database/database.ts';
import { sqlText } from '../database/sql-file.ts';
import type { AppliedProgramme } from '../programmes/find-programme.ts';

const findOnlyYear = sqlText<{ root: string; load: number; programme: string }, { year: number | null }>(
  `SELECT CASE WHEN min(year) = max(year) THEN min(year) END AS year
     FROM plan_at(:root, :load)
    WHERE programme_id = :programme`,
);

/**
 * The year that stands for all years of a programme: that of its plan, where the years of the source were overwritten
 * and the plan has a single one. Which year it truly was nobody knows, so none is made up: what was done and reported
 * under the programme is held against its one plan, whatever year it is from. Null for any other programme: there every
 * year is its own.
 */
export async function findPrintedYear(
  tx: ReadTransaction,
  { id, datesAsPrinted }: AppliedProgramme,
  { root, load }: Basis,
): Promise<number | null> {
  if (!datesAsPrinted) return null;
  const [only] = await findOnlyYear(tx, { root, load, programme: id });
  return only?.year ?? null;
}
