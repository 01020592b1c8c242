import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '#geodata/database/database.ts';
import type { MappedRow, RowProblem } from '../map/mapped-row.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import type { SettledSource, SourceRow } from '../read/define-reader.ts';
import type { Scope } from '../scope/scope.ts';
import { BatchWriter } from './batch-writer.ts';
import type { FillThread } from './fill-thread/fill-thread.ts';
import { batchMaker } from './make-batches.ts';
import { mapperOf } from './mapper-of.ts';
import type { Stage } from './stage.ts';
import { transformDrafts } from './transform-drafts.ts';

/** Rows mapped at a stretch: some milliseconds, so that the socket to the database and HTTP get their turns. */
const rowsPerTurn = 500;
const mostProblems = 10_000;

export interface Filling {
  readonly stage: Stage;
  readonly scope: Scope;
  readonly source: SettledSource;
  readonly match: HeaderMatch;
  readonly progress: ProgressMeter;
  /** Takes a share of the rows. */
  readonly beside?: FillThread | undefined;
}

/**
 * Maps the rows of the source and stages them, batch by batch, each in a short transaction. While the database takes
 * in one batch the next is mapped, and a second thread maps rows of a large file from its end on. Answers the rows read.
 */
export async function fillStage(database: Database, filling: Filling): Promise<number> {
  const { stage, scope, match, source, progress } = filling;
  let done = 0;
  const onWritten = (rows: number): void => {
    done += rows;
    progress.report(done, source.total);
  };
  // Coordinates that the database has to transform are no matter of the second thread.
  const beside = source.crs.kind === 'epsg' ? undefined : filling.beside;
  const task = { stage, match, crs: source.crs, programme: scope.programme };
  beside?.begin(task, new BatchWriter(database, stage, onWritten));
  await fillFromFront(database, filling, new BatchWriter(database, stage, onWritten));
  await beside?.finish();
  return done;
}

async function fillFromFront(database: Database, filling: Filling, writer: BatchWriter): Promise<void> {
  const { stage, scope, match } = filling;
  const newBatch = batchMaker(database.engine, { stage, match, programme: scope.programme });
  let batch = newBatch();
  let problems: RowProblem[] = [];
  for await (const rows of mappedRows(database, filling)) {
    for (const row of rows) {
      batch.add(row);
      if (row.problems.length > 0) problems.push(...row.problems);
    }
    if (!batch.isFull && problems.length < mostProblems) continue;
    await writer.write(batch, problems);
    batch = newBatch();
    problems = [];
  }
  await writer.write(batch, problems);
  await writer.finish();
}

async function* mappedRows(database: Database, { stage, source, match }: Filling): AsyncIterable<MappedRow[]> {
  const { crs } = source;
  const mapper = mapperOf({ stage, match, crs });
  for await (const rows of turnsOf(source)) {
    const drafts = rows.map((row) => mapper.draft(row));
    if (crs.kind === 'epsg') await transformDrafts(database, crs, drafts);
    yield drafts.map((draft) => mapper.finish(draft));
    await nextTurn();
  }
}

/** The rows of a source some hundred at a time. */
async function* turnsOf({ batches, rows }: SettledSource): AsyncIterable<readonly SourceRow[]> {
  if (batches === undefined) {
    yield* gather(rows);
    return;
  }
  for await (const batch of batches) {
    for (let at = 0; at < batch.length; at += rowsPerTurn) yield batch.slice(at, at + rowsPerTurn);
  }
}

async function* gather(rows: SettledSource['rows']): AsyncIterable<readonly SourceRow[]> {
  let turn: SourceRow[] = [];
  for await (const row of rows) {
    turn.push(row);
    if (turn.length < rowsPerTurn) continue;
    yield turn;
    turn = [];
  }
  if (turn.length > 0) yield turn;
}
