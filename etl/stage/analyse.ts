import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';

const analyseTable = sqlText<{ table: string }, never>('ANALYZE ??table');

/**
 * Gives the planner statistics of a table that was just filled; without them it counts as empty. A tenth of the usual
 * sample is enough to choose joins by, and takes 0.05 s for 300,000 segments instead of 0.45 s.
 */
export async function analyse(tx: WriteTransaction, table: string): Promise<void> {
  await tx.raw('SET LOCAL default_statistics_target = 10');
  await analyseTable(tx, { table });
}
