import type { WriteTransaction } from '#geodata/database/database.ts';
import type { RowCheck } from '#geodata/datasets/define-dataset.ts';
import { unreadableCodes } from '../problems/problem-kinds.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import type { CheckContext } from './run-check.ts';

/**
 * SQL: `row_no`, `nth` (place of the check in the list) and `value` of every fault that any of the checks finds, in
 * one scan: rows without any fault are passed over by one condition, the others are asked check by check.
 */
export function combineRowChecks(checks: readonly RowCheck[]): string {
  const faults = checks.map(
    ({ when, value }, nth) => `SELECT ${nth} AS nth, CAST(${value} AS text) AS value WHERE ${when}`,
  );
  return `
    SELECT s.row_no, fault.nth, fault.value
    FROM ??stage s
    CROSS JOIN LATERAL (${faults.join(' UNION ALL ')}) fault
    WHERE ${checks.map(({ when }) => `(${when})`).join(' OR ')}`;
}

/** Runs all row checks of a dataset as one statement; what could not be read is not told a second time as missing. */
export async function runRowChecks(tx: WriteTransaction, context: CheckContext, checks: readonly RowCheck[]) {
  if (checks.length === 0) return;
  const text = `
    INSERT INTO ??problems (row_no, code, severity, is_vital, field, value)
    SELECT found.row_no, told.code, told.severity, told.is_vital, told.field, left(found.value, 200)
    FROM (${combineRowChecks(checks)}) found
    JOIN unnest(CAST(:codes AS text[]), CAST(:severities AS text[]), CAST(:vital AS boolean[]), CAST(:fields AS text[]))
      WITH ORDINALITY AS told(code, severity, is_vital, field, nth) ON told.nth = found.nth + 1
    WHERE NOT EXISTS (
      SELECT 1 FROM ??problems unread
      WHERE unread.row_no = found.row_no AND unread.field = told.field
        AND unread.code = ANY (CAST(:unreadable AS text[])))`;
  const more = {
    codes: checks.map(({ code }) => code),
    severities: checks.map(({ severity }) => severity),
    vital: checks.map(({ vital }) => vital ?? false),
    fields: checks.map(({ field }) => field ?? null),
    unreadable: unreadableCodes,
  };
  await runStageSql(tx, text, { ...context, more });
}
