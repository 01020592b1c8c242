import type { CellValue, GridRow } from './grid.ts';
import { numberOf, textOf } from './grid.ts';

interface Running {
  readonly value: CellValue;
  readonly lastRow: number;
}

/** Codes of regions and years name what rows have in common; other numbers may be a sum of several rows. */
const naming = /^(19|20)\d{2}$|^\d{6,}$/;

/** Hands the value of a cell that is merged downwards to the rows it covers. */
export class MergedDown {
  readonly #running = new Map<number, Running>();

  /** Columns of this row whose number is merged over further rows and may be a sum. */
  begin(row: GridRow): readonly number[] {
    const doubtful: number[] = [];
    for (const { column, height } of row.spans) {
      const value = row.cells[column] ?? null;
      if (height < 2 || value === null) continue;
      this.#running.set(column, { value, lastRow: row.rowNo + height - 1 });
      if (numberOf(value) !== undefined && !naming.test(textOf(value))) doubtful.push(column);
    }
    return doubtful;
  }

  /** The cells of a row with what is merged down into it. */
  fill(row: GridRow): readonly CellValue[] {
    if (this.#running.size === 0) return row.cells;
    const cells = [...row.cells];
    for (const [column, { value, lastRow }] of this.#running) {
      if (lastRow < row.rowNo) this.#running.delete(column);
      else {
        while (cells.length <= column) cells.push(null);
        cells[column] ??= value;
      }
    }
    return cells;
  }
}
