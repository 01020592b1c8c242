import type { Database } from '#geodata/database/database.ts';
import type { Check } from '#geodata/datasets/define-dataset.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { generalChecks, repeatedKeys } from './general-checks.ts';
import { type CheckContext, runCheck } from './run-check.ts';

const rejectRows = `
  UPDATE ??stage s SET is_rejected = true
  WHERE NOT s.is_rejected
    AND EXISTS (SELECT 1 FROM ??problems told WHERE told.row_no = s.row_no AND told.severity = 'error')`;

/** A server runs checks side by side; on the embedded engine they would only wait for each other. */
const checksAtOnce = 2;

/** Runs every check of the dataset, then rejects the rows with errors and, among the rest, the repeated keys. */
export async function checkRows(database: Database, context: CheckContext): Promise<void> {
  const { dataset } = context.stage;
  await runChecks(database, context, generalChecks(dataset, context.scope));
  await runChecks(database, context, dataset.checks);
  await database.write(async (tx) => {
    await runStageSql(tx, rejectRows, context);
    await runCheck(tx, { ...context, check: repeatedKeys });
    await runStageSql(tx, rejectRows, context);
  });
}

async function runChecks(database: Database, context: CheckContext, checks: readonly Check[]): Promise<void> {
  const waiting = [...checks];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const next = check;
      await database.write((tx) => runCheck(tx, { ...context, check: next }));
    }
  };
  await Promise.all(Array.from({ length: database.engine === 'server' ? checksAtOnce : 1 }, work));
}
