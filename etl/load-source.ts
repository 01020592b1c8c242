import type { Database } from '#geodata/database/database.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { checkRows } from './check/check-rows.ts';
import { noRows, refuseFaultyFile } from './check/refuse-file.ts';
import type { CheckContext } from './check/run-check.ts';
import { countChanges, type LoadMode } from './diff/count-changes.ts';
import { countProblems, type LoadReport } from './load-report.ts';
import type { ColumnGuess } from './map/explain-match.ts';
import type { HeaderMatch } from './map/match-headers.ts';
import type { Mapping } from './map/read-mapping.ts';
import { settleColumns } from './map/settle-columns.ts';
import { listProblemGroups } from './problems/list-problem-groups.ts';
import { streamProblems } from './problems/stream-problems.ts';
import { ProgressMeter, type Watcher } from './progress/progress-meter.ts';
import { publishLoad } from './publish/publish-load.ts';
import type { OpenSource } from './read/define-reader.ts';
import type { ProblemSink } from './report/problem-sink.ts';
import type { Scope } from './scope/scope.ts';
import { addRoot } from './stage/add-root.ts';
import { guardTransform, requireCrs } from './stage/crs-guard.ts';
import { fillStage, insertProblems } from './stage/fill-stage.ts';
import { dropStage, openStage, sweepStages } from './stage/open-stage.ts';
import { prepareRows } from './stage/prepare-rows.ts';

export interface SourceLoad {
  readonly dataset: Dataset;
  readonly scope: Scope;
  readonly source: OpenSource;
  readonly mapping: Mapping;
  /** Where the mapping comes from; `mapping` unless said otherwise. */
  readonly mappingOrigin?: 'mapping' | 'saved';
  readonly mode: LoadMode;
  readonly fileName: string;
  readonly fileSha256: string | null;
  /** YYYY-MM-DD */
  readonly dataDate: string;
  readonly sample: boolean;
  readonly dryRun: boolean;
  /** Takes the faults for a report, before anything is refused. */
  readonly sink?: ProblemSink;
}

/** Loads the rows of an open source: map, stage, check, diff, publish. Ends with the stage dropped, come what may. */
export async function loadSource(database: Database, load: SourceLoad, watcher?: Watcher): Promise<LoadReport> {
  const { match, columns, source } = await settleColumns(load);
  await requireCrs(database, load.source.crs);
  await sweepStages(database);
  const stage = await openStage(database, load.dataset);
  const progress = new ProgressMeter(load.fileName, watcher);
  progress.tellColumns(columns);
  try {
    const report = await runSteps(database, { ...load, source, stage, match, columns, progress });
    await dropStage(database, stage);
    return report;
  } catch (error) {
    // What went wrong first is what counts; a stage that cannot be dropped now is swept by the next load.
    await dropStage(database, stage).catch(() => undefined);
    throw error;
  }
}

interface Run extends SourceLoad, CheckContext {
  readonly match: HeaderMatch;
  readonly columns: readonly ColumnGuess[];
  readonly progress: ProgressMeter;
}

async function runSteps(database: Database, run: Run): Promise<LoadReport> {
  const { progress, mode } = run;
  progress.begin('read', run.source.total);
  const read = await guardTransform(run.source.crs, () => fillStage(database, run));
  if (read === 0) throw noRows(run.fileName);
  await noteColumns(database, run);

  progress.begin('check', read);
  await addRoot(database, run);
  await prepareRows(database, run);
  await checkRows(database, run);
  const groups = await listProblemGroups(database, run);
  await run.sink?.take(streamProblems(database, run), { ...run, read, groups });
  const rejected = await refuseFaultyFile(database, { ...run, read, problems: groups });
  progress.report(read, read);

  progress.begin('diff', read);
  const changes = await database.write((tx) => countChanges(tx, run));
  const problems = countProblems(groups);
  progress.report(read, read, { ...changes, rejected, problems: groups });
  const counts = { read, accepted: read - rejected, rejected };
  if (run.dryRun)
    return { load: null, dataset: run.dataset.name, ...counts, ...changes, problems, columns: run.columns };

  progress.begin('publish', read);
  const { fileName, fileSha256, dataDate, sample } = run;
  const facts = { ...counts, problems, fileName, fileSha256, dataDate, sample };
  const { load, ...published } = await publishLoad(database, { ...run, mode, facts, groups });
  progress.report(read, read);
  return { load, dataset: run.dataset.name, ...counts, ...published, problems, columns: run.columns };
}

/** What concerns the whole file stands at row 0. */
async function noteColumns(database: Database, { stage, match, source }: Run): Promise<void> {
  const notes = [
    ...match.unknownColumns.map((value) => ({ code: 'unknown_column', value })),
    ...match.personalColumns.map((value) => ({ code: 'personal_column', value })),
    ...source.notes,
  ];
  const problems = notes.map(({ code, value }) => ({ rowNo: 0, code, field: null, value: value.slice(0, 200) }));
  await database.write((tx) => insertProblems(tx, stage, problems));
}
