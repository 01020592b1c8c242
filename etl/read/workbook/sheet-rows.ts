import type { WorkSheet } from '@e965/xlsx';
import { mostColumns } from '../check-columns.ts';
import type { CellFault } from '../define-reader.ts';
import { headerFaulty } from '../read-errors.ts';
import { type CellValue, type GridRow, isFilled, type Span } from '../table/grid.ts';
import { readCell } from './cell-value.ts';
import type { ChosenSheet } from './choose-sheet.ts';

interface Reading {
  /** Name of the file. */
  readonly name: string;
  readonly date1904: boolean;
}

/** The rows of a sheet that hold anything, with the merged ranges that begin in them. */
export function* sheetRows({ sheet }: ChosenSheet, reading: Reading): Iterable<GridRow> {
  const spans = spansByRow(sheet);
  const rows = sheet['!data'] ?? [];
  // `in` visits what is there: a cell in the last row does not cost a million empty ones.
  for (const key in rows) {
    const row = rows[key];
    if (row === undefined) continue;
    const rowNo = Number(key) + 1;
    const cells: CellValue[] = [];
    const faults: CellFault[] = [];
    for (const columnKey in row) {
      const cell = row[columnKey];
      const column = Number(columnKey);
      const { value, fault } = cell === undefined ? { value: null } : readCell(cell, reading.date1904);
      if (!isFilled(value)) continue;
      if (column >= mostColumns) throw tooWide(reading.name, column + 1);
      while (cells.length < column) cells.push(null);
      cells.push(value);
      if (fault !== undefined) faults.push({ column, code: fault, value: String(value) });
    }
    const own = spans.get(rowNo) ?? [];
    if (cells.length > 0) yield { rowNo, cells, spans: own, ...(faults.length > 0 && { faults }) };
  }
}

function spansByRow(sheet: WorkSheet): ReadonlyMap<number, readonly Span[]> {
  const spans = new Map<number, Span[]>();
  for (const { s: start, e: end } of sheet['!merges'] ?? []) {
    const span = { column: start.c, width: end.c - start.c + 1, height: end.r - start.r + 1 };
    const rowNo = start.r + 1;
    const others = spans.get(rowNo);
    if (others === undefined) spans.set(rowNo, [span]);
    else others.push(span);
  }
  return spans;
}

function tooWide(name: string, columns: number) {
  return headerFaulty(
    name,
    `第 ${columns} 列还有内容，最多 ${mostColumns} 列 / there is content in column ${columns}, at most ${mostColumns} columns`,
  );
}
