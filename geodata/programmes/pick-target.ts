/** Of several targets of one indicator and level: the next one due, or the last one when all are past. */
export function pickTarget<T extends { readonly dueOn: string }>(
  targets: readonly T[],
  asOf: string | null,
): T | undefined {
  const byDate = targets.toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : Number(left.dueOn > right.dueOn)));
  return byDate.find((target) => asOf === null || target.dueOn >= asOf) ?? byDate.at(-1);
}
