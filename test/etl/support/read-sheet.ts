import type { CellValue, Grid, GridRow, Span } from '#etl/read/table/grid.ts';
import { openTable } from '#etl/read/table/open-table.ts';

interface SheetRow {
  readonly cells: readonly CellValue[];
  readonly spans?: readonly Span[];
}

/** Reads a sheet given row by row; null is an empty row. */
export async function readSheet(rows: readonly (SheetRow | readonly CellValue[] | null)[]) {
  async function* gridRows(): AsyncGenerator<GridRow, void> {
    for (const [index, row] of rows.entries()) {
      if (row === null) continue;
      const { cells, spans = [] } = 'cells' in row ? row : { cells: row };
      yield { rowNo: index + 1, cells, spans };
    }
  }
  const grid: Grid = { name: 'a.xlsx', sheet: 'S', notes: [], total: null, rows: gridRows(), close: async () => {} };
  const source = await openTable(grid, { path: 'a.xlsx', name: 'a.xlsx', crs: 'auto' });
  const read = [];
  for await (const row of source.rows) read.push(row);
  return { ...source, rows: read, rowProblems: source.rowProblems ?? [] };
}

/** Row and value of the problems of a kind. */
export const told = (problems: readonly { rowNo: number; code: string; value: string }[], code: string) =>
  problems.filter((problem) => problem.code === code).map(({ rowNo, value }) => [rowNo, value]);
