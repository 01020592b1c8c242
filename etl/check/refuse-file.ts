import type { Database } from '#geodata/database/database.ts';
import { defineError, PublicError } from '#geodata/errors.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import { runStageSql } from '../stage/stage-sql.ts';
import type { CheckContext } from './run-check.ts';

const tooManyErrors = defineError(
  'too_many_errors',
  422,
  (faulty: number, read: number, percent: number) =>
    `主键或几何有错误的行太多(${faulty}/${read}，超过${percent}%)，整个文件未加载：请按列出的问题修改后重试。Too many rows with errors in key or geometry (${faulty} of ${read}, above ${percent} %): nothing was loaded; mend the problems listed.`,
);
const nothingAccepted = defineError(
  'nothing_accepted',
  422,
  (read: number) =>
    `${read} 行全部有错误，未加载：请按列出的问题修改后重试。All ${read} rows have errors: nothing was loaded; mend the problems listed.`,
);
export const noRows = defineError(
  'no_rows',
  422,
  (name: string) =>
    `文件“${name}”没有数据行，未加载。要撤销以前的数据请用 undo。${name} has no rows: nothing was loaded; use undo to take former data back.`,
);

interface Tally {
  readonly vital: number;
  readonly rejected: number;
}

/** A row is only rejected for an error that is told of it: without any the rows are not counted. */
const tallyText = `
  SELECT
    (SELECT count(DISTINCT told.row_no) FROM ??problems told
      WHERE told.severity = 'error' AND told.is_vital) AS vital,
    (SELECT count(*) FROM ??stage s
      WHERE s.is_rejected AND EXISTS (SELECT 1 FROM ??problems told WHERE told.severity = 'error')) AS rejected`;

/** Percentage of rows with errors in key or geometry above which a whole file is refused, unless another is asked. */
export const usualErrorPercent = 1;

/**
 * Refuses a file that is wrong as a whole; the faults found go into `details`. A single row refuses none by the usual
 * limit, or no small table could be loaded that has a slip in it. Answers the rejected rows.
 */
export async function refuseFaultyFile(
  database: Database,
  context: CheckContext & {
    readonly read: number;
    readonly problems: readonly ProblemGroup[];
    /** 0 to 100 */
    readonly maxErrorPercent?: number | undefined;
  },
): Promise<number> {
  const { read, problems, maxErrorPercent = usualErrorPercent } = context;
  const forgiven = context.maxErrorPercent === undefined ? 1 : 0;
  const [tally] = await database.write((tx) => runStageSql<Tally>(tx, tallyText, context));
  const { vital = 0, rejected = 0 } = tally ?? {};
  if (vital > Math.max(forgiven, (maxErrorPercent / 100) * read)) {
    throw withProblems(tooManyErrors(vital, read, maxErrorPercent), problems);
  }
  if (rejected >= read) throw withProblems(nothingAccepted(read), problems);
  return rejected;
}

/** A refusal that also says what was found in the rows: who mends the file wants both. */
export function withProblems(error: PublicError, problems: readonly ProblemGroup[]): PublicError {
  return new PublicError(error.code, error.status, error.message, { problems });
}
