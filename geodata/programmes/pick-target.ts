import type { RegionLevel } from '../vocabulary/region-level.ts';

/** Targets of one indicator for a region: those that name it, and only where none does, those for all of its level. */
export function targetsFor<T extends { readonly level: RegionLevel; readonly regions: readonly string[] }>(
  targets: readonly T[],
  { region, level }: { readonly region: string; readonly level: RegionLevel },
): readonly T[] {
  const named = targets.filter(({ regions }) => regions.includes(region));
  if (named.length > 0) return named;
  return targets.filter((target) => target.regions.length === 0 && target.level === level);
}

/** Of several targets of one indicator and region: the next one due, or the last one when all are past. */
export function pickTarget<T extends { readonly dueOn: string }>(
  targets: readonly T[],
  asOf: string | null,
): T | undefined {
  const byDate = targets.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : Number(left.dueOn > right.dueOn)));
  return byDate.find((target) => asOf === null || target.dueOn >= asOf) ?? byDate.at(-1);
}
