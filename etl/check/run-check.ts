import type { WriteTransaction } from '#geodata/database/database.ts';
import type { Check } from '#geodata/datasets/define-dataset.ts';
import type { Scope } from '../scope/scope.ts';
import type { Stage } from '../stage/stage.ts';
import { runStageSql } from '../stage/stage-sql.ts';

export interface CheckContext {
  readonly stage: Stage;
  readonly scope: Scope;
}

/** Runs one check over the staged rows and stores the faults; a field already found unreadable is not told twice. */
export async function runCheck(tx: WriteTransaction, context: CheckContext & { readonly check: Check }): Promise<void> {
  const { check, stage, scope } = context;
  const text = `
    INSERT INTO ??problems (row_no, code, severity, is_vital, field, value)
    SELECT found.row_no, :code, :severity, CAST(:isVital AS boolean), CAST(:field AS text),
      left(CAST(found.value AS text), 200)
    FROM (${check.sql}) found
    WHERE NOT EXISTS (
      SELECT 1 FROM ??problems told
      WHERE told.row_no = found.row_no AND told.field = CAST(:field AS text) AND told.severity = 'error')`;
  const more = {
    code: check.code,
    severity: check.severity,
    isVital: check.vital ?? false,
    field: check.field ?? null,
  };
  await runStageSql(tx, text, { stage, scope, more });
}
