import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '#geodata/database/database.ts';
import type { MappedRow, RowProblem } from '../map/mapped-row.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import { RowMapper } from '../map/row-mapper.ts';
import type { ProgressMeter } from '../progress/progress-meter.ts';
import type { SettledSource, SourceRow } from '../read/define-reader.ts';
import type { Scope } from '../scope/scope.ts';
import { insertProblems } from './insert-problems.ts';
import { batchMaker } from './make-batches.ts';
import type { Stage } from './stage.ts';
import type { StageBatch } from './stage-batch.ts';
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
}

/**
 * Maps the rows of the source and stages them, batch by batch, each in a short transaction. While the database takes
 * in one batch the next is mapped. Answers the rows read.
 */
export async function fillStage(database: Database, filling: Filling): Promise<number> {
  const { stage, scope, match, source, progress } = filling;
  const newBatch = batchMaker(database.engine, { stage, match, programme: scope.programme });
  const writer = new BatchWriter(database, stage, (done) => progress.report(done, source.total));
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
  return writer.finish();
}

/** Writes one batch while the caller makes the next. */
class BatchWriter {
  readonly #database: Database;
  readonly #stage: Stage;
  readonly #onWritten: (rows: number) => void;
  #writing: Promise<void> = Promise.resolve();
  #done = 0;

  constructor(database: Database, stage: Stage, onWritten: (rows: number) => void) {
    this.#database = database;
    this.#stage = stage;
    this.#onWritten = onWritten;
  }

  async write(batch: StageBatch, problems: readonly RowProblem[]): Promise<void> {
    await this.#writing;
    this.#writing = this.#insert(batch, problems);
    // Awaited with the next batch or at the end; until then its failure is nobody's surprise.
    this.#writing.catch(() => undefined);
  }

  /** Answers the rows written. */
  async finish(): Promise<number> {
    await this.#writing;
    return this.#done;
  }

  async #insert(batch: StageBatch, problems: readonly RowProblem[]): Promise<void> {
    if (batch.rowCount > 0) {
      await this.#database.write(async (tx) => {
        await batch.insert(tx);
        await insertProblems(tx, this.#stage, problems);
      });
    }
    this.#done += batch.rowCount;
    this.#onWritten(this.#done);
  }
}

async function* mappedRows(database: Database, { stage, source, match }: Filling): AsyncIterable<MappedRow[]> {
  const { crs } = source;
  const types = new Map(stage.columns.map(({ name, type }) => [name, type]));
  const mapper = new RowMapper(match, crs, types);
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
