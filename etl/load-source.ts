import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { PublicError } from '#geodata/errors.ts';
import { checkRows, mayRepeatKeys, rejectRows } from './check/check-rows.ts';
import { noRows, refuseFaultyFile, withProblems } from './check/refuse-file.ts';
import type { CheckContext } from './check/run-check.ts';
import { fillStatistics } from './compute/compute-indicators.ts';
import type { Recognition } from './crs/recognition.ts';
import { resolveCrs } from './crs/resolve-crs.ts';
import { verifyCrs } from './crs/verify-crs.ts';
import { compareRows, type LoadMode } from './diff/count-changes.ts';
import type { StageInspector } from './inspect/inspect-stage.ts';
import { countProblems, crsGuessOf, type LoadReport } from './load-report.ts';
import type { ColumnGuess } from './map/explain-match.ts';
import { fieldOfColumn } from './map/field-of-column.ts';
import type { HeaderMatch } from './map/match-headers.ts';
import type { Mapping } from './map/read-mapping.ts';
import { settleColumns } from './map/settle-columns.ts';
import { listProblemGroups } from './problems/list-problem-groups.ts';
import { streamProblems } from './problems/stream-problems.ts';
import { type ProblemGroup, ProgressMeter, type Watcher } from './progress/progress-meter.ts';
import { publishLoad } from './publish/publish-load.ts';
import type { Crs } from './read/crs.ts';
import type { OpenSource, SettledSource } from './read/define-reader.ts';
import type { ProblemSink } from './report/problem-sink.ts';
import type { Scope } from './scope/scope.ts';
import { addRoot } from './stage/add-root.ts';
import { analyse } from './stage/analyse.ts';
import { guardTransform, requireCrs } from './stage/crs-guard.ts';
import { fillStage } from './stage/fill-stage.ts';
import { FillThread } from './stage/fill-thread/fill-thread.ts';
import { insertProblems } from './stage/insert-problems.ts';
import { dropStage, openStage, sweepStages } from './stage/open-stage.ts';
import { prepareRows } from './stage/prepare-rows.ts';

export interface SourceLoad {
  readonly dataset: Dataset;
  readonly scope: Scope;
  readonly source: OpenSource;
  /** What the user said of the CRS. */
  readonly asked: Crs | 'auto';
  readonly mapping: Mapping;
  /** Where the mapping comes from; `mapping` unless said otherwise. */
  readonly mappingOrigin?: 'mapping' | 'saved';
  readonly mode: LoadMode;
  /** 0 to 100; the usual limit unless given. */
  readonly maxErrorPercent?: number | undefined;
  readonly fileName: string;
  readonly fileSha256: string | null;
  /** What a repetition of the load is known by; null for rows that are no file. */
  readonly recipe: string | null;
  /** YYYY-MM-DD */
  readonly dataDate: string;
  readonly sample: boolean;
  readonly dryRun: boolean;
  /** Takes the faults for a report, before anything is refused. */
  readonly sink?: ProblemSink;
  /** Looks at the rows, before anything is refused. */
  readonly inspect?: StageInspector;
}

/**
 * Loads the rows of an open source: map, stage, check, diff, publish. Ends with the stage dropped and no thread at work,
 * come what may.
 */
export async function loadSource(database: Database, load: SourceLoad, watcher?: Watcher): Promise<LoadReport> {
  const beside = FillThread.startFor(database.engine, load.source);
  try {
    return await settleAndRun(database, { ...load, beside }, watcher);
  } finally {
    await beside?.stop();
  }
}

type Begun = SourceLoad & Pick<Run, 'beside'>;

async function settleAndRun(database: Database, load: Begun, watcher: Watcher | undefined): Promise<LoadReport> {
  const { match, columns, source: settled } = await settleColumns(load);
  const { asked, fileName, scope } = load;
  const { source, recognition } = await resolveCrs(database, { scope, source: settled, match, asked, fileName });
  await requireCrs(database, source.crs);
  await sweepStages(database);
  const stage = await openStage(database, load.dataset);
  const progress = new ProgressMeter(load.fileName, watcher);
  progress.tellColumns(columns);
  try {
    const report = await runSteps(database, { ...load, source, recognition, stage, match, columns, progress });
    await dropStage(database, stage);
    return report;
  } catch (error) {
    await load.beside?.stop();
    // What went wrong first is what counts; a stage that cannot be dropped now is swept by the next load.
    await dropStage(database, stage).catch(() => undefined);
    throw error;
  }
}

interface Run extends SourceLoad, CheckContext {
  readonly source: SettledSource;
  /** Null when the first rows have no position. */
  readonly recognition: Recognition | null;
  readonly match: HeaderMatch;
  readonly columns: readonly ColumnGuess[];
  readonly progress: ProgressMeter;
  readonly beside: FillThread | undefined;
}

async function runSteps(database: Database, run: Run): Promise<LoadReport> {
  const { progress, mode } = run;
  progress.begin('read', run.source.total);
  const read = await guardTransform(run.source.crs, () => fillStage(database, run));
  if (read === 0) throw noRows(run.fileName);
  await noteFile(database, run);

  progress.begin('check', read);
  const groups = await judgeRows(database, run);
  await run.sink?.take(streamProblems(database, run), { ...run, read, groups });
  await run.inspect?.(database, { ...run, read, groups });
  const rejected = await refuseFaultyFile(database, { ...run, read, problems: groups });
  progress.report(read, read);

  progress.begin('diff', read);
  await database.write(fillStatistics);
  const comparison = await database
    .write((tx) => compareRows(tx, run))
    .catch((error: unknown) => {
      throw error instanceof PublicError ? withProblems(error, groups) : error;
    });
  const { changes } = comparison;
  const problems = countProblems(groups);
  progress.report(read, read, { ...changes, rejected, problems: groups, crs: run.recognition });
  const counts = { read, accepted: read - rejected, rejected };
  const more = { problems, columns: run.columns, crs: crsGuessOf(run.recognition), repeats: null };
  if (run.dryRun) return { load: null, dataset: run.dataset.name, ...counts, ...changes, ...more };

  progress.begin('publish', read);
  const { fileName, fileSha256, dataDate, sample, recipe } = run;
  const facts = { ...counts, problems, fileName, fileSha256, dataDate, sample, recipe };
  const { load, ...published } = await publishLoad(database, { ...run, mode, comparison, facts, groups });
  progress.report(read, read);
  return { load, dataset: run.dataset.name, ...counts, ...published, ...more };
}

/** Completes the staged rows, checks them and rejects the faulty ones; answers the faults by kind. */
async function judgeRows(database: Database, run: Run): Promise<readonly ProblemGroup[]> {
  await addRoot(database, run);
  await database.write((tx) => analyse(tx, run.stage.table));
  await prepareRows(database, run);
  const repeated = mayRepeatKeys(database, run);
  const verification = { ...run, crs: run.source.crs, isAsked: run.asked !== 'auto' };
  const judged = await Promise.allSettled([repeated, checkRows(database, run), verifyCrs(database, verification)]);
  // All are over before the first failure is told: the stage is dropped next.
  for (const outcome of judged) if (outcome.status === 'rejected') throw outcome.reason;
  await rejectRows(database, run, await repeated);
  return listProblemGroups(database, run);
}

/** What concerns the whole file stands at row 0; what reading found of rows that are no data stands at theirs. */
async function noteFile(database: Database, { stage, match, source, recognition }: Run): Promise<void> {
  const notes = [
    ...match.unknownColumns.map((value) => ({ code: 'unknown_column', value })),
    ...match.personalColumns.map((value) => ({ code: 'personal_column', value })),
    ...source.notes,
    ...(recognition?.problem ? [recognition.problem] : []),
  ];
  const ofFile = notes.map(({ code, value }) => ({ rowNo: 0, code, field: null, value: value.slice(0, 200) }));
  const ofRows = (source.rowProblems ?? []).flatMap(({ rowNo, code, column, value }) => {
    const field = column === null ? null : fieldOfColumn(match, column);
    return field === undefined ? [] : [{ rowNo, code, field, value: value.slice(0, 200) }];
  });
  await database.write((tx) => insertProblems(tx, stage, [...ofFile, ...ofRows]));
}
