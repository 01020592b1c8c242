import type { Database } from '#geodata/database/database.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { statementsOf } from './check-statements.ts';
import { generalChecks, repeatedKeys } from './general-checks.ts';
import { type CheckContext, runCheck } from './run-check.ts';

const rejectRows = `
  UPDATE ??stage s SET is_rejected = true
  WHERE NOT s.is_rejected
    AND EXISTS (SELECT 1 FROM ??problems told WHERE told.row_no = s.row_no AND told.severity = 'error')`;

/** Runs every check of the dataset, then rejects the rows with errors and, among the rest, the repeated keys. */
export async function checkRows(database: Database, context: CheckContext): Promise<void> {
  const { dataset } = context.stage;
  for (const statement of statementsOf([...generalChecks(dataset, context.scope), ...dataset.checks])) {
    await database.write((tx) => runCheck(tx, context, statement));
  }
  await database.write(async (tx) => {
    await runStageSql(tx, rejectRows, context);
    for (const statement of statementsOf([repeatedKeys])) await runCheck(tx, context, statement);
    await runStageSql(tx, rejectRows, context);
  });
  await database.write((tx) => runStageSql(tx, 'ANALYZE ??stage', context));
}
