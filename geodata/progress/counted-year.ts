/** SQL: a work counts as done. */
export function isDone(work: string): string {
  return `${work}.status IN ('completed', 'accepted') AND ${work}.finished_on IS NOT NULL`;
}

/** SQL: the year a work that is done counts in: that which it was moved to, but never before it was finished. */
export function countedYear(work: string): string {
  return `greatest(${work}.moved_to_year, CAST(EXTRACT(YEAR FROM ${work}.finished_on) AS integer))`;
}
