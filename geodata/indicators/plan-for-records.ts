import type { ReadTransaction } from '../database/database.ts';

/**
 * Keeps the server from compiling the statements that follow in this transaction. The planner holds distances for
 * so costly that it compiles every question about villages, which takes longer than answering it: measured 2.0 s
 * instead of 0.2 s for 1,600 villages and 3,000 stops.
 */
export async function planForRecords(tx: ReadTransaction): Promise<void> {
  await tx.raw('SET LOCAL jit = off');
}
