import type { Database } from '#geodata/database/database.ts';
import { isRowCheck } from '#geodata/datasets/define-dataset.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { generalChecks, repeatedKeys } from './general-checks.ts';
import { runRowChecks } from './row-checks.ts';
import { type CheckContext, runCheck } from './run-check.ts';

const rejectRows = `
  UPDATE ??stage s SET is_rejected = true
  WHERE NOT s.is_rejected
    AND EXISTS (SELECT 1 FROM ??problems told WHERE told.row_no = s.row_no AND told.severity = 'error')`;

/** Runs every check of the dataset, then rejects the rows with errors and, among the rest, the repeated keys. */
export async function checkRows(database: Database, context: CheckContext): Promise<void> {
  const { dataset } = context.stage;
  const checks = [...generalChecks(dataset, context.scope), ...dataset.checks];
  await database.write((tx) => runRowChecks(tx, context, checks.filter(isRowCheck)));
  for (const check of checks.filter((candidate) => !isRowCheck(candidate))) {
    await database.write((tx) => runCheck(tx, { ...context, check }));
  }
  await database.write(async (tx) => {
    await runStageSql(tx, rejectRows, context);
    await runCheck(tx, { ...context, check: repeatedKeys });
    await runStageSql(tx, rejectRows, context);
  });
  await database.write((tx) => runStageSql(tx, 'ANALYZE ??stage', context));
}
