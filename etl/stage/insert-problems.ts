import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlText } from '#geodata/database/sql-file.ts';
import type { RowProblem } from '../map/mapped-row.ts';
import { problemKinds, severityOf } from '../problems/problem-kinds.ts';
import type { Stage } from './stage.ts';

const insertProblemRows = sqlText<Record<string, unknown>, never>(`
  INSERT INTO ??problems (row_no, code, severity, is_vital, field, value)
  SELECT u.row_no, u.code, u.severity, u.is_vital, u.field, u.value
  FROM unnest(CAST(:row_no AS integer[]), CAST(:code AS text[]), CAST(:severity AS text[]),
    CAST(:is_vital AS boolean[]), CAST(:field AS text[]), CAST(:value AS text[]))
    AS u(row_no, code, severity, is_vital, field, value)`);

/** Stores faults found while mapping; their severity is that of their kind. */
export async function insertProblems(
  tx: WriteTransaction,
  stage: Stage,
  problems: readonly RowProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const keys = new Set(stage.dataset.key);
  const kinds = problems.map(({ code }) => {
    const kind = problemKinds.get(code);
    if (kind === undefined) throw new Error(`unknown kind of problem: ${code}`);
    return kind;
  });
  await insertProblemRows(tx, {
    problems: stage.problems,
    row_no: problems.map(({ rowNo }) => rowNo),
    code: problems.map(({ code }) => code),
    severity: kinds.map((kind, index) => severityOf(kind, problems[index]?.field ?? null, stage.dataset)),
    is_vital: problems.map(({ field }, index) => Boolean(kinds[index]?.vital) || keys.has(field ?? '')),
    field: problems.map(({ field }) => field),
    // Cells are rid of it while they are mapped; headers and what readers tell are not, and PostgreSQL takes no zero.
    value: problems.map(({ value }) => value?.replaceAll('\0', '') ?? null),
  });
}
