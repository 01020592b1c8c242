import type { Basis } from '#geodata/as-of.ts';
import { awardDay } from './award-day.ts';

/** Which orders count, and the day that says which of them are overdue: the one asked for, else the day of the request. */
export function orderDay(
  asOf: string | undefined,
  basis: Basis,
  today: string,
): { readonly until: string | null; readonly judgedOn: string } {
  const until = awardDay(asOf, basis);
  return { until, judgedOn: until ?? today };
}
