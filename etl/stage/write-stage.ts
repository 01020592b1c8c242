import type { Database, WriteTransaction } from '#geodata/database/database.ts';

/**
 * A write transaction for statements over staged rows. They are many, and each is short but looks costly to the
 * planner: compiling them takes longer than running them (measured: 420 of 610 ms for 6,000 rows), so not here.
 */
export function writeStage<T>(database: Database, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
  return database.write(async (tx) => {
    await tx.raw('SET LOCAL jit = off');
    return work(tx);
  });
}
