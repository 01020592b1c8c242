import type { CellFault, SourceRow } from '../define-reader.ts';
import { TotalsCheck } from './check-totals.ts';
import { type CellValue, filledColumns, type GridRow, isFilled, textOf, wordOf } from './grid.ts';
import { MergedDown } from './merged-down.ts';
import type { NamedColumn } from './name-columns.ts';
import { RowSorter } from './row-kind.ts';
import { tellLine } from './row-words.ts';
import type { SourceProblems } from './source-problems.ts';

export interface Table {
  readonly name: string;
  /** Columns that are read, in their order. */
  readonly columns: readonly NamedColumn[];
  readonly header: readonly GridRow[];
  readonly titles: readonly GridRow[];
  /** What is taken off the number of a grid row to number the row of the source. */
  readonly rowOffset: number;
  /** True for texts: a row of another length is at fault. */
  readonly hasFixedLength: boolean;
  readonly problems: SourceProblems;
  /** Of a header repeated in another order; throws. */
  refuse(rowNo: number): never;
}

/** The rows of data of a table; what else stands there goes to the problems. */
export async function* rowsOfTable(table: Table, rows: AsyncIterable<GridRow>): AsyncIterable<SourceRow> {
  const reading = new TableReading(table);
  for await (const row of rows) {
    const read = reading.read(row);
    if (read !== undefined) yield read;
  }
  reading.end();
}

class TableReading {
  readonly #table: Table;
  readonly #sorter: RowSorter;
  readonly #totals: TotalsCheck;
  readonly #merged = new MergedDown();
  readonly #indexOf: ReadonlyMap<number, number>;
  readonly #unnamed = new Map<number, number>();

  constructor(table: Table) {
    this.#table = table;
    this.#sorter = new RowSorter(table.header, table.titles, table.columns.length);
    this.#indexOf = new Map(table.columns.map(({ column }, index) => [column, index]));
    const names = table.columns.map(({ name }) => name);
    this.#totals = new TotalsCheck(names, (problem) => table.problems.add(problem));
    for (const title of table.titles) this.#tell({ ...title, rowNo: Math.max(title.rowNo, table.rowOffset) });
  }

  read(row: GridRow): SourceRow | undefined {
    const sorted = this.#sorter.sort(row);
    const doubtful = this.#merged.begin(row);
    if (sorted.kind === 'otherHeader') this.#tellHeader(row, sorted.columns);
    if (sorted.kind === 'line') this.#tell(row);
    if (sorted.kind === 'total') {
      const cells = this.#pick(row.cells);
      this.#totals.addTotal({ rowNo: this.#rowNo(row), rank: sorted.rank, cells });
    }
    if (sorted.kind !== 'data') return undefined;
    this.#tellMerged(row, doubtful);
    return this.#readData(row);
  }

  end(): void {
    this.#totals.end();
    const { problems } = this.#table;
    const { rowNos } = this.#totals;
    if (rowNos.length > 0) {
      const shown = `${rowNos.slice(0, 20).join('、')}${rowNos.length > 20 ? '…' : ''}`;
      problems.add({ rowNo: 0, code: 'totals_checked', column: null, value: shown });
    }
    for (const [column, count] of [...this.#unnamed].slice(0, 100)) {
      problems.add({ rowNo: 0, code: 'column_unnamed', column: null, value: `${letterOf(column)}: ${count}` });
    }
  }

  #readData(row: GridRow): SourceRow {
    this.#totals.addRow(this.#pick(row.cells));
    const fault = this.#table.hasFixedLength && this.#hasOtherLength(row) ? 'column_count' : undefined;
    if (fault === undefined) this.#countUnnamed(row);
    const cellFaults = this.#faultsOf(row);
    return {
      rowNo: this.#rowNo(row),
      values: this.#pick(this.#merged.fill(row)),
      geometry: null,
      ...(fault !== undefined && { fault }),
      ...(cellFaults.length > 0 && { cellFaults }),
    };
  }

  #faultsOf({ faults = [] }: GridRow): readonly CellFault[] {
    return faults.flatMap((fault) => {
      const index = this.#indexOf.get(fault.column);
      return index === undefined ? [] : [{ ...fault, column: index }];
    });
  }

  #pick(cells: readonly CellValue[]): CellValue[] {
    return this.#table.columns.map(({ column }) => cells[column] ?? null);
  }

  #rowNo({ rowNo }: GridRow): number {
    return rowNo - this.#table.rowOffset;
  }

  /** Cells after the last column, left empty by spreadsheets, are no fault. */
  #hasOtherLength({ cells }: GridRow): boolean {
    const { length } = this.#table.columns;
    return cells.length < length || cells.slice(length).some(isFilled);
  }

  #countUnnamed(row: GridRow): void {
    for (const column of filledColumns(row)) {
      const index = this.#indexOf.get(column);
      if (index !== undefined && this.#table.columns[index]?.name !== '') continue;
      this.#unnamed.set(column, (this.#unnamed.get(column) ?? 0) + 1);
    }
  }

  #tell(row: GridRow): void {
    const value = tellLine(row.cells);
    this.#table.problems.add({ rowNo: this.#rowNo(row), code: 'not_data', column: null, value });
  }

  #tellMerged(row: GridRow, columns: readonly number[]): void {
    for (const column of columns) {
      const index = this.#indexOf.get(column);
      if (index === undefined) continue;
      const value = textOf(row.cells[column]);
      this.#table.problems.add({ rowNo: this.#rowNo(row), code: 'merged_number', column: index, value });
    }
  }

  #tellHeader(row: GridRow, columns: readonly number[]): void {
    const known = new Set(this.#table.header.flatMap(({ cells }) => cells.map(wordOf)));
    if (columns.some((column) => known.has(wordOf(row.cells[column])))) this.#table.refuse(this.#rowNo(row));
    for (const column of columns) {
      const index = this.#indexOf.get(column);
      if (index === undefined) continue;
      const value = `${textOf(row.cells[column])} = ${this.#table.columns[index]?.name ?? ''}`;
      this.#table.problems.add({ rowNo: this.#rowNo(row), code: 'header_differs', column: index, value });
    }
  }
}

/** The letters of a column as spreadsheets show them. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest >= 0 ? letterOf(rest) : '') + String.fromCharCode(65 + (column % 26));
}
