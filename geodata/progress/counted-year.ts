/**
 * SQL: the year a finished work counts in. A work that was moved to another year counts in that year, but never before
 * the year it was finished in. NULL while it is not finished.
 */
export function countedYear(work: string): string {
  return `CASE WHEN ${work}.finished_on IS NOT NULL
    THEN greatest(${work}.moved_to_year, CAST(EXTRACT(YEAR FROM ${work}.finished_on) AS integer)) END`;
}
