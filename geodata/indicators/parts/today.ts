/**
 * The data date of what an indicator reads, as `today.data_date`. The date of another register must not change a value
 * that is only computed anew when one of these is loaded.
 */
export function todayOf(reads: readonly string[]): string {
  return `
  CROSS JOIN (
    SELECT max(data_date) AS data_date
      FROM load
     WHERE root_region = :root AND id <= :load AND dataset IN (${reads.map((name) => `'${name}'`).join(', ')})
  ) today`;
}
