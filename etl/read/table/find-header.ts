import { coverage, filledColumns, type GridRow, isFilled, numberOf, textOf } from './grid.ts';
import { isColumnMark, isLabel, isUnit } from './row-words.ts';

/** Rows of the header, as positions among the first rows of a table. */
export interface Header {
  readonly first: number;
  readonly last: number;
}

/** Rows looked at: titles stand above, and what stands below tells header from data. */
export const headRows = 60;
const mostHeaderRows = 5;
const year = /^(19|20)\d{2}$/;

/**
 * Finds the header: the first row that is about as wide as the table and made of words. Titles (one cell, or few),
 * and lines such as 单位：公里 stand above it. It goes on downwards over merged cells and over a line of units; upwards
 * over words that stand above gaps. Undefined when no row has words.
 */
export function findHeader(rows: readonly GridRow[]): Header | undefined {
  const width = typicalWidth(rows);
  const found = rows.findIndex((row) => isHeading(row, width));
  const start = found === -1 ? firstWithWords(rows) : found;
  if (start === -1) return undefined;
  const first = reachUp(rows, start);
  return { first, last: reachDown(rows, first, start) };
}

/** Three rows of four are not wider; a remark far to the right does not make a table wide. */
function typicalWidth(rows: readonly GridRow[]): number {
  const widths = rows.map(coverage).sort((one, other) => other - one);
  return widths[Math.floor(widths.length / 4)] ?? 0;
}

function isHeading(row: GridRow, width: number): boolean {
  const filled = filledColumns(row);
  if (filled.length < Math.min(2, width) || coverage(row) * 2 < width) return false;
  const cells = filled.map((column) => row.cells[column]);
  if (cells.filter(isLabel).length * 2 >= cells.length) return false;
  const words = cells.filter((cell) => numberOf(cell) === undefined).length;
  const years = cells.filter((cell) => year.test(textOf(cell))).length;
  return words > 0 && (words + years) * 2 >= cells.length;
}

function firstWithWords(rows: readonly GridRow[]): number {
  const [first] = rows;
  return first?.cells.some((cell) => isFilled(cell) && numberOf(cell) === undefined) ? 0 : -1;
}

/** A row above whose words stand over gaps: 区县, 计划, –, 完成, – over 新建, 改建, 新建, 改建. */
function reachUp(rows: readonly GridRow[], start: number): number {
  const above = rows[start - 1];
  const row = rows[start];
  if (above === undefined || row === undefined || above.rowNo !== row.rowNo - 1) return start;
  const filled = filledColumns(above);
  const isOnlyWords = filled.every((column) => isWord(above, column));
  if (filled.length < 2 || !isOnlyWords) return start;
  return filled.some((column) => !isFilled(row.cells[column])) ? start - 1 : start;
}

function reachDown(rows: readonly GridRow[], first: number, start: number): number {
  let last = start;
  for (let index = first; index <= last; index += 1) {
    if (last - first + 1 >= mostHeaderRows) break;
    last = Math.max(last, endOfSpans(rows, index, first), endOfParents(rows, index));
  }
  if (last === first && splitsBelow(rows, last)) last += 1;
  while (last - first + 1 < mostHeaderRows && isSubline(rows[last + 1])) last += 1;
  return last;
}

/** Position of the last row that a merged cell of the header reaches. */
function endOfSpans(rows: readonly GridRow[], index: number, first: number): number {
  const row = rows[index];
  const top = rows[first]?.rowNo ?? 0;
  if (row === undefined) return index;
  const heights = row.spans.filter(({ column }) => isFilled(row.cells[column])).map(({ height }) => height);
  const end = row.rowNo + Math.max(1, ...heights) - 1;
  if (end - top >= mostHeaderRows) return index;
  return rows.findLastIndex(({ rowNo }) => rowNo <= end);
}

/** A cell merged over several columns has its children in the next row. */
function endOfParents(rows: readonly GridRow[], index: number): number {
  const row = rows[index];
  const below = rows[index + 1];
  if (row === undefined || below === undefined || below.rowNo !== row.rowNo + 1) return index;
  const hasChildren = row.spans.some(({ column, width, height }) => {
    if (width < 2 || height > 1 || !isFilled(row.cells[column])) return false;
    const under = below.cells.slice(column, column + width);
    return under.some(isFilled) && under.every((_, at) => !isFilled(under[at]) || isWord(below, column + at));
  });
  return hasChildren ? index + 1 : index;
}

/**
 * The same without merged cells, as texts have it. Sure only when the words of the second row fill gaps of the first,
 * and one of them stands over numbers: a row of data would not.
 */
function splitsBelow(rows: readonly GridRow[], index: number): boolean {
  const row = rows[index];
  const below = rows[index + 1];
  if (row === undefined || below === undefined || below.rowNo !== row.rowNo + 1) return false;
  const filled = filledColumns(below);
  const fillsGap = filled.some((column) => !isFilled(row.cells[column]));
  const leavesSingle = filledColumns(row).some((column) => !isFilled(below.cells[column]));
  if (!fillsGap || !leavesSingle || !filled.every((column) => isWord(below, column))) return false;
  const data = rows.slice(index + 2, index + 12);
  return filled.some((column) => {
    const values = data.map(({ cells }) => cells[column]).filter(isFilled);
    return values.length > 0 && values.every((value) => numberOf(value) !== undefined);
  });
}

/** A line of units, or one that numbers the columns 甲 乙 1 2. */
function isSubline(row: GridRow | undefined): boolean {
  if (row === undefined) return false;
  const cells = filledColumns(row).map((column) => row.cells[column]);
  if (cells.length === 0) return false;
  return cells.every(isUnit) || isMarks(row);
}

/** 甲 乙 1 2 3. */
export function isMarks(row: GridRow): boolean {
  const cells = filledColumns(row).map((column) => row.cells[column]);
  return isColumnMark(cells[0]) && cells.every((cell) => isColumnMark(cell) || /^\(?\d{1,3}\)?$/.test(textOf(cell)));
}

function isWord(row: GridRow, column: number): boolean {
  const cell = row.cells[column];
  return typeof cell === 'string' && numberOf(cell) === undefined && !isLabel(cell) && textOf(cell).length <= 40;
}
