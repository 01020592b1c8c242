import type { Basis } from '#geodata/as-of.ts';

/**
 * Last day of the events that count: the date that is asked for, the data date of a load or closed month that is asked for, and
 * everything (null) without either.
 */
export function awardDay(asOf: string | undefined, basis: Basis): string | null {
  if (asOf === undefined) return null;
  return /^\d{4}-\d{2}-/.test(asOf) ? asOf : basis.asOf;
}
