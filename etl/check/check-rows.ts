import type { Database } from '#geodata/database/database.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import { type CheckStatement, statementsOf } from './check-statements.ts';
import { generalChecks, repeatedKeys } from './general-checks.ts';
import { type CheckContext, runCheck } from './run-check.ts';

const rejectText = `
  UPDATE ??stage s SET is_rejected = true
  WHERE NOT s.is_rejected
    AND EXISTS (SELECT 1 FROM ??problems told WHERE told.row_no = s.row_no AND told.severity = 'error')`;

/** A server runs statements side by side; on the embedded engine they would only wait for each other. */
const statementsAtOnce = 3;

/** Runs every check of the dataset. */
export async function checkRows(database: Database, context: CheckContext): Promise<void> {
  const { dataset } = context.stage;
  await runAll(database, context, statementsOf([...generalChecks(dataset, context.scope), ...dataset.checks]));
}

/** Digests of keys in order, since sorting numbers takes half the time of gathering 300,000 groups of text. */
const repeatedText = `
  SELECT 1 FROM (SELECT hashtextextended(s.record_key, 0) AS digest FROM ??stage s ORDER BY 1 OFFSET 0) keyed
  WHERE keyed.digest IS NOT NULL GROUP BY keyed.digest HAVING count(*) > 1 LIMIT 1`;

/**
 * True when two rows may have one key: asked beside the checks, so that nearly all files need not be looked through
 * after.
 */
export async function mayRepeatKeys(database: Database, context: CheckContext): Promise<boolean> {
  const found = await database.write((tx) => runStageSql(tx, repeatedText, context));
  return found.length > 0;
}

/** Rejects the rows with errors and, where keys are repeated, all but one row of each. */
export async function rejectRows(database: Database, context: CheckContext, mayRepeat: boolean): Promise<void> {
  await database.write(async (tx) => {
    await runStageSql(tx, rejectText, context);
    if (!mayRepeat) return;
    for (const statement of statementsOf([repeatedKeys])) await runCheck(tx, context, statement);
    await runStageSql(tx, rejectText, context);
  });
}

async function runAll(database: Database, context: CheckContext, statements: readonly CheckStatement[]): Promise<void> {
  const waiting = [...statements];
  const work = async (): Promise<void> => {
    for (let statement = waiting.shift(); statement; statement = waiting.shift()) {
      const next = statement;
      await database.write((tx) => runCheck(tx, context, next));
    }
  };
  await Promise.all(Array.from({ length: database.engine === 'server' ? statementsAtOnce : 1 }, work));
}
