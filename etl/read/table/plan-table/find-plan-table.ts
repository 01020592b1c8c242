import { type CellValue, filledColumns, type GridRow, isFilled, numberOf, textOf, wordOf } from '../grid.ts';

/** A plan table as it is printed: 区域, 年度 and a column an item, rows of years with their 小计 and 合计. */
export interface PlanTable {
  /** Position of the header among the first rows. */
  readonly headerIndex: number;
  /** Column of the grid where 区域 stands. */
  readonly start: number;
}

const regionHeads = new Set(['区域', '区县', '县区', '地区', '县(市、区)', '区(县、市)', '区、县(市)', 'district']);
const yearHeads = new Set(['年度', '年份', 'year']);
const yearForm = /^((?:19|20)\d{2})年?度?$/;
const allYears = new Set(['小计', '合计', '总计', '共计']);
const wholeRegions = new Set(['全市', '全县', '全区', '全省', '合计', '总计', '共计']);
const nothing = /^[-—–－/]*$/;

export const isPlanHead = ({ cells }: GridRow, start: number): boolean =>
  regionHeads.has(wordOf(cells[start]).toLowerCase()) && yearHeads.has(wordOf(cells[start + 1]).toLowerCase());

export const isWholeRegion = (region: string): boolean => wholeRegions.has(region);

/** `all` for 小计 and 合计, else the year, else undefined. */
export function yearOf(cell: CellValue | undefined): number | 'all' | undefined {
  const word = wordOf(cell);
  if (allYears.has(word)) return 'all';
  const year = yearForm.exec(word)?.[1];
  return year === undefined ? undefined : Number(year);
}

/** The cells from 区域 on; pasted text may have lost the empty cell before the year. */
export function planCells({ cells }: GridRow, start: number): readonly CellValue[] {
  const own = cells.slice(start);
  const first = yearOf(own[0]);
  const isShifted = typeof first === 'number' || (first === 'all' && yearOf(own[1]) === undefined);
  return isShifted ? [null, ...own] : own;
}

export const isQuantity = (cell: CellValue | undefined): boolean =>
  numberOf(cell) !== undefined || nothing.test(wordOf(cell));

/**
 * Recognises the table by its content: the two heads side by side, only years and totals below the second, only
 * quantities and dashes to the right, at least one row of totals. A list with a column 年度 has none of the kind.
 */
export function findPlanTable(rows: readonly GridRow[]): PlanTable | undefined {
  for (const [headerIndex, row] of rows.entries()) {
    const start = filledColumns(row)[0] ?? 0;
    if (isPlanHead(row, start)) return isPlan(rows.slice(headerIndex), start) ? { headerIndex, start } : undefined;
  }
  return undefined;
}

function isPlan([head, ...rows]: readonly GridRow[], start: number): boolean {
  if (head === undefined || head.cells.filter(isFilled).length < 3) return false;
  const printed = rows.filter((row) => !isPlanHead(row, start) && isFilled(planCells(row, start)[1]));
  const years = printed.map((row) => yearOf(planCells(row, start)[1]));
  const isTotal = (row: GridRow): boolean => wholeRegions.has(textOf(planCells(row, start)[0]));
  if (!years.includes('all') && !printed.some(isTotal)) return false;
  return !years.includes(undefined) && printed.every((row) => planCells(row, start).slice(2).every(isQuantity));
}
