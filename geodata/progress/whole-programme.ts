import type { ReadTransaction } from '../database/database.ts';
import type { AppliedProgramme } from '../programmes/find-programme.ts';
import { type ProgressRequest, type ProgressScope, progressScope } from './list-progress.ts';

/** The years that sums over a whole programme are made of: all of its own, or the printed one that stands for all. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** First year that counts up to a year: the programme's. A printed year may stand before it. */
export function firstYearTo(year: number, { startsOn }: AppliedProgramme): number {
  return Math.min(Number(startsOn.slice(0, 4)), year);
}

/** The scope of the last year of a programme, up to which everything counts. Errors: unknown_programme, unknown_region (404). */
export async function wholeProgramme(
  tx: ReadTransaction,
  request: Omit<ProgressRequest, 'year'>,
): Promise<ProgressScope & { readonly years: Years }> {
  const { programme, frame } = await progressScope(tx, request);
  const { printedYear } = frame;
  const year = printedYear ?? Number(programme.endsOn.slice(0, 4));
  const scope = await progressScope(tx, { ...request, year });
  return { ...scope, years: { first: printedYear ?? firstYearTo(year, programme), last: year } };
}
