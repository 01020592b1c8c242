import type { WriteTransaction } from '#geodata/database/database.ts';
import { type Check, sqlOf } from '#geodata/datasets/define-dataset.ts';
import type { LoadMode } from '../diff/count-changes.ts';
import { unreadableCodes } from '../problems/problem-kinds.ts';
import type { Scope } from '../scope/scope.ts';
import type { Stage } from '../stage/stage.ts';
import { runStageSql } from '../stage/stage-sql.ts';

export interface CheckContext {
  readonly stage: Stage;
  readonly scope: Scope;
  /** YYYY-MM-DD */
  readonly dataDate: string;
  readonly mode: LoadMode;
}

/** Runs one check over the staged rows and stores the faults; a field already found unreadable is not told twice. */
export async function runCheck(tx: WriteTransaction, context: CheckContext & { readonly check: Check }): Promise<void> {
  const { check } = context;
  const text = `
    INSERT INTO ??problems (row_no, code, severity, is_vital, field, value)
    SELECT found.row_no, :code, :severity, CAST(:isVital AS boolean), CAST(:field AS text),
      left(CAST(found.value AS text), 200)
    FROM (${sqlOf(check)}) found
    WHERE NOT EXISTS (
      SELECT 1 FROM ??problems told
      WHERE told.row_no = found.row_no AND told.field = CAST(:field AS text) 
        AND told.code = ANY (CAST(:unreadable AS text[])))`;
  const more = {
    code: check.code,
    severity: check.severity,
    isVital: check.vital ?? false,
    field: check.field ?? null,
    unreadable: unreadableCodes,
  };
  await runStageSql(tx, text, { ...context, more });
}
