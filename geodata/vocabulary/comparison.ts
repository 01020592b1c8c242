/** Comparison operators of targets, as they stand in targets.csv. */
export const comparisons = ['>=', '=', '<=', '~'] as const;
export type Comparison = (typeof comparisons)[number];
