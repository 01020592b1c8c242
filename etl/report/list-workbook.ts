import ExcelJS, { type Workbook, type Worksheet } from 'exceljs';
import type { OpenSource } from '../read/define-reader.ts';
import { align, fill, font, grid, page } from '../template/sheet-style.ts';
import { textWidth } from '../text-width.ts';
import type { CellMark, Marks } from './gather-marks.ts';
import { type Explain, markCell } from './mark-cell.ts';
import { firstSheet } from './mark-workbook.ts';
import type { RulesAside } from './rules-aside.ts';
import type { CellLink } from './summary-sheet.ts';

const rowNumberHeader = '行号';
/** What exceljs holds in about a gigabyte. */
export const mostCells = 500_000;
const mostRows = 100_000;

export interface ListedWorkbook {
  readonly workbook: Workbook;
  readonly summary: Worksheet;
  /** A new workbook has none. */
  readonly rules: RulesAside;
  readonly linkOf: (row: number, column: number | null) => CellLink | undefined;
  readonly notes: readonly string[];
}

export interface ListRequest {
  readonly source: OpenSource;
  readonly sheetName: string;
  readonly read: number;
  readonly personalColumns: readonly string[];
  readonly marks: Marks;
  readonly explain: Explain;
}

/** A new workbook with the rows of a file that is none, the number of each row first, marked like the user's own. */
export async function listWorkbook(request: ListRequest): Promise<ListedWorkbook> {
  const { source, marks, sheetName, read } = request;
  const workbook = new ExcelJS.Workbook();
  const summary = firstSheet(workbook);
  const sheet = workbook.addWorksheet(sheetName, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    pageSetup: { ...page, printTitlesRow: '1:1' },
  });
  writeHeader(sheet, request);
  const most = Math.min(mostRows, Math.floor(mostCells / (source.columns.length + 1)));
  const isWhole = read <= most;
  const placed = new Map<number, number>();
  for await (const { rowNo, values } of source.rows) {
    const cells = marks.rows.get(rowNo);
    if (!isWhole && cells === undefined) continue;
    if (placed.size >= most) break;
    const row = sheet.addRow([
      rowNo,
      ...source.columns.map((column, index) => cellValue(request, column, values[index])),
    ]);
    placed.set(rowNo, row.number);
    markRow(sheet, { at: row.number, cells: cells ?? [], explain: request.explain });
  }
  return {
    workbook,
    summary,
    rules: new Map(),
    linkOf: (row, column) => {
      const at = placed.get(row);
      return at === undefined ? undefined : { sheet: sheetName, address: sheet.getCell(at, cellOf(column)).address };
    },
    notes: isWhole
      ? []
      : [`文件共 ${read.toLocaleString('en-US')} 行，只列出有问题的 ${placed.size.toLocaleString('en-US')} 行。`],
  };
}

/** The first column holds the row number; what concerns the whole row is marked there. */
const cellOf = (column: number | null): number => (column === null ? 1 : column + 2);

function markRow(
  sheet: Worksheet,
  { at, cells, explain }: { at: number; cells: readonly CellMark[]; explain: Explain },
) {
  for (const { column, problems } of cells) markCell(sheet.getCell(at, cellOf(column)), problems, explain);
}

function writeHeader(sheet: Worksheet, { source, personalColumns }: ListRequest): void {
  const words = source.columns.map((column) =>
    personalColumns.includes(column) ? `${column}（个人信息，未写出）` : column,
  );
  sheet.columns = [rowNumberHeader, ...words].map((word, index) => ({
    width: index === 0 ? 9 : Math.min(30, Math.max(12, textWidth(word) + 3)),
    style: { font: font.body, numFmt: index === 0 ? '0' : '@' },
  }));
  const row = sheet.addRow([rowNumberHeader, ...words]);
  row.height = 26;
  row.eachCell((cell) => {
    cell.font = font.head;
    cell.fill = fill.optional;
    cell.alignment = align.head;
    cell.border = grid;
  });
}

const longestCell = 32_000;

/** Texts as in the file; a code of digits stays text, and nothing begins a formula. */
function cellValue({ personalColumns }: ListRequest, column: string, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined || value === '' || personalColumns.includes(column)) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
}
