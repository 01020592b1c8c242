import type { Database } from '#geodata/database/database.ts';
import type { CheckContext } from '../check/run-check.ts';
import type { ReportedProblem } from '../report/problem-sink.ts';
import { runStageSql } from '../stage/stage-sql.ts';

const severities = ['error', 'warning', 'info'] as const;
const rowsPerPage = 5_000;

const pageText = `
  SELECT told.row_no, told.code, told.severity, told.field, told.value
  FROM ??problems told
  WHERE told.severity = :severity
    AND told.row_no > :after
    AND told.row_no <= (
      SELECT max(page.row_no) FROM (
        SELECT p.row_no FROM ??problems p
        WHERE p.severity = :severity AND p.row_no > :after
        ORDER BY p.row_no
        LIMIT :limit) page)
  ORDER BY told.row_no, told.code, told.field`;

/** The faults of the staged rows, the gravest first, then by row; page by page, so that any number fits into memory. */
export async function* streamProblems(database: Database, context: CheckContext): AsyncIterable<ReportedProblem> {
  for (const severity of severities) {
    let after = -1;
    for (;;) {
      const more = { severity, after, limit: rowsPerPage };
      const page = await database.write((tx) => runStageSql<ReportedProblem>(tx, pageText, { ...context, more }));
      const last = page.at(-1);
      if (last === undefined) break;
      yield* page;
      after = last.row_no;
    }
  }
}
