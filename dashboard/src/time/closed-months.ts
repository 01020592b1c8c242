import type { ClosedMonth } from '../data/trace-queries.ts';

type Months = readonly Pick<ClosedMonth, 'month' | 'asOf'>[];

/** Closed months from the oldest to the newest, then now. */
export function timeSteps(months: Months): readonly (string | undefined)[] {
  return [...months.map(({ month }) => month).sort(), undefined];
}

/** Place of `asOf` among the steps; -1 for a date or a load, which are none of them. */
export function stepOf(steps: readonly (string | undefined)[], asOf: string | undefined): number {
  return steps.indexOf(asOf);
}

/**
 * What a change is told from unless somebody says otherwise: the newest closed month before what is shown, else the
 * last day of the year before.
 */
export function usualSince(
  months: Months,
  shown: { readonly asOf: string | null; readonly month?: string | undefined },
): string {
  const until = shown.month ?? shown.asOf ?? '';
  const before = months.map(({ month }) => month).filter((month) => month < until.slice(0, 7));
  const newest = before.sort().at(-1);
  if (newest !== undefined) return newest;
  const year = Number(until.slice(0, 4));
  return year > 0 ? `${year - 1}-12-31` : '';
}
