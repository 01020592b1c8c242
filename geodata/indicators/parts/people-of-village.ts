import type { Weighting } from '../define-indicator.ts';

/**
 * Villages weighed by the people or the households they carry. Where a village does not say, it weighs nothing: the
 * count of records beside the weight, and the trace, show that it is there.
 */
export const peopleOfVillage = {
  population: { unit: { zh: '人', en: 'people' }, weight: 'r.population' },
  households: { unit: { zh: '户', en: 'households' }, weight: 'r.households' },
} as const satisfies Readonly<Record<string, Weighting>>;
