import type { Database } from '#geodata/database/database.ts';
import type { RowProblem } from '../map/mapped-row.ts';
import { insertProblems } from './insert-problems.ts';
import type { Stage } from './stage.ts';
import type { WritableBatch } from './stage-batch.ts';

/** Writes one batch while the caller makes the next. */
export class BatchWriter {
  readonly #database: Database;
  readonly #stage: Stage;
  readonly #onWritten: (rows: number) => void;
  #writing: Promise<void> = Promise.resolve();

  /** `onWritten` is told the rows of each batch. */
  constructor(database: Database, stage: Stage, onWritten: (rows: number) => void) {
    this.#database = database;
    this.#stage = stage;
    this.#onWritten = onWritten;
  }

  async write(batch: WritableBatch, problems: readonly RowProblem[]): Promise<void> {
    await this.#writing;
    this.#writing = this.#insert(batch, problems);
    // Awaited with the next batch or at the end; until then its failure is nobody's surprise.
    this.#writing.catch(() => undefined);
  }

  /** Ends when all is written. */
  async finish(): Promise<void> {
    await this.#writing;
  }

  async #insert(batch: WritableBatch, problems: readonly RowProblem[]): Promise<void> {
    if (batch.rowCount > 0) {
      await this.#database.write(async (tx) => {
        await batch.insert(tx);
        await insertProblems(tx, this.#stage, problems);
      });
    }
    this.#onWritten(batch.rowCount);
  }
}
