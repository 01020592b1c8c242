import { copyText } from '#geodata/database/copy-text.ts';
import type { WriteTransaction } from '#geodata/database/database.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import { CopyLines } from './copy-lines.ts';
import type { RowEncoder } from './encode-row.ts';
import type { BatchTarget, StageBatch } from './stage-batch.ts';

/** Rows that get into the stage by COPY. */
export class CopyBatch implements StageBatch {
  readonly #table: string;
  readonly #lines: CopyLines;

  constructor(encoder: RowEncoder, target: BatchTarget) {
    this.#table = target.stage.table;
    this.#lines = new CopyLines(encoder, target);
  }

  get rowCount(): number {
    return this.#lines.rowCount;
  }

  get isFull(): boolean {
    return this.#lines.isFull;
  }

  add(row: MappedRow): void {
    this.#lines.add(row);
  }

  async insert(tx: WriteTransaction): Promise<void> {
    const { columns, bytes } = this.#lines;
    await copyText(tx, { table: this.#table, columns }, bytes);
  }
}
