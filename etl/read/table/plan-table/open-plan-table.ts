import type { OpenSource, SourceRow } from '../../define-reader.ts';
import { type Grid, type GridRow, isFilled, textOf } from '../grid.ts';
import { SourceProblems } from '../source-problems.ts';
import { isPlanHead, isWholeRegion, type PlanTable, planCells, yearOf } from './find-plan-table.ts';
import { PlanHeads } from './plan-heads.ts';
import { PlanSums } from './plan-sums.ts';

/** Columns of the long form: a row a cell of the printed table. */
const columns = ['item', 'region_code', 'year', 'quantity'];
/** A row of the long form is numbered by the cell it comes from: 12005 is row 12, column 5. */
export const columnsPerRow = 1_000;

/**
 * A printed plan table as long rows: item and district as printed, year, quantity. `rowNo` is the printed row × 1000
 * + the column, both counted from 1. Rows of 小计, 合计 and 全市 are no data: every sum is held against them.
 */
export function openPlanTable(grid: Grid, table: PlanTable & { readonly head: readonly GridRow[] }): OpenSource {
  const problems = new SourceProblems();
  const rest = async function* (): AsyncIterable<GridRow> {
    yield* table.head.slice(table.headerIndex);
    for (let next = await grid.rows.next(); !next.done; next = await grid.rows.next()) yield next.value;
  };
  return {
    columns,
    hasGeometry: false,
    crs: { kind: 'degrees' },
    notes: grid.notes,
    total: null,
    rows: longRows(rest(), new PlanReading(grid.name, table.start, problems)),
    rowProblems: problems.list,
    close: () => grid.close(),
  };
}

async function* longRows(rows: AsyncIterable<GridRow>, reading: PlanReading): AsyncIterable<SourceRow> {
  for await (const row of rows) yield* reading.read(row);
  reading.end();
}

class PlanReading {
  readonly #start: number;
  readonly #problems: SourceProblems;
  readonly #heads: PlanHeads;
  readonly #sums = new PlanSums();
  #region = '';

  constructor(name: string, start: number, problems: SourceProblems) {
    this.#start = start;
    this.#problems = problems;
    this.#heads = new PlanHeads(name, start, problems);
  }

  read(row: GridRow): readonly SourceRow[] {
    if (isPlanHead(row, this.#start)) {
      this.#heads.read(row);
      return [];
    }
    const [region = null, yearCell = null, ...quantities] = planCells(row, this.#start);
    const year = yearOf(yearCell);
    if (year === undefined && !quantities.some(isFilled)) {
      this.#tell(row);
      return [];
    }
    this.#region = textOf(region) || this.#region;
    const isTotal = year === 'all' || isWholeRegion(this.#region);
    const place = { region: isWholeRegion(this.#region) ? 'all' : this.#region, year: year ?? textOf(yearCell) };
    return quantities.flatMap((quantity, index) => {
      const item = this.#heads.items[index];
      const rowNo = row.rowNo * columnsPerRow + this.#start + index + 3;
      if (item === undefined && !isFilled(quantity)) return [];
      this.#sums.add({ ...place, rowNo, item: item ?? '', quantity });
      const fault = item === undefined ? { fault: 'column_count' } : {};
      const values = [item ?? null, this.#region, year ?? textOf(yearCell), quantity];
      return isTotal ? [] : [{ rowNo, values, geometry: null, ...fault }];
    });
  }

  end(): void {
    this.#sums.compare(this.#problems);
  }

  /** Titles and notes between and below the blocks. */
  #tell(row: GridRow): void {
    const value = row.cells.map(textOf).join(' ').trim().slice(0, 80);
    if (value === '') return;
    this.#problems.add({ rowNo: row.rowNo * columnsPerRow, code: 'not_data', column: null, value });
  }
}
