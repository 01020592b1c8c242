import type { WriteTransaction } from '#geodata/database/database.ts';
import type { LoadMode } from '../diff/count-changes.ts';
import { unreadableCodes } from '../problems/problem-kinds.ts';
import type { Scope } from '../scope/scope.ts';
import type { Stage } from '../stage/stage.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import type { CheckStatement } from './check-statements.ts';

export interface CheckContext {
  readonly stage: Stage;
  readonly scope: Scope;
  /** YYYY-MM-DD */
  readonly dataDate: string;
  readonly mode: LoadMode;
}

/**
 * Runs one statement over the staged rows and stores the faults. A field that could not be read is not told a second
 * time as missing or wrong; nothing else hides a fault.
 */
export async function runCheck(tx: WriteTransaction, context: CheckContext, statement: CheckStatement): Promise<void> {
  const { findings, sql } = statement;
  const text = `
    INSERT INTO ??problems (row_no, code, severity, is_vital, field, value)
    SELECT found.row_no, finding.code, finding.severity, finding.is_vital, finding.field,
      left(CAST(found.value AS text), 200)
    FROM (${sql}) found
    JOIN unnest(CAST(:codes AS text[]), CAST(:severities AS text[]), CAST(:vital AS boolean[]), CAST(:fields AS text[]))
      WITH ORDINALITY AS finding(code, severity, is_vital, field, place) ON finding.place = found.nth + 1
    WHERE NOT EXISTS (
      SELECT 1 FROM ??problems unread
      WHERE unread.row_no = found.row_no AND unread.field = finding.field
        AND unread.code = ANY (CAST(:unreadable AS text[])))`;
  const more = {
    codes: findings.map(({ code }) => code),
    severities: findings.map(({ severity }) => severity),
    vital: findings.map(({ vital }) => vital ?? false),
    fields: findings.map(({ field }) => field ?? null),
    unreadable: unreadableCodes,
  };
  await runStageSql(tx, text, { ...context, more });
}
