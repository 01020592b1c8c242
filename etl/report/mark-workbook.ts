import ExcelJS, { type Workbook, type Worksheet } from 'exceljs';
import { unzipSync } from 'fflate';
import type { SheetPlace } from '../read/define-reader.ts';
import type { Marks } from './gather-marks.ts';
import { clearMark, type Explain, markCell } from './mark-cell.ts';
import { type RulesAside, takeAside } from './rules-aside.ts';
import { type CellLink, summarySheetName } from './summary-sheet.ts';

export interface MarkedWorkbook {
  readonly workbook: Workbook;
  readonly summary: Worksheet;
  readonly rules: RulesAside;
  /** The cell of a row and a column of the file; of the row as a whole when the column is null. */
  readonly linkOf: (row: number, column: number | null) => CellLink;
  readonly notes: readonly string[];
}

const lost: readonly (readonly [part: RegExp, what: string])[] = [
  [/^xl\/charts\//, '图表'],
  [/^xl\/pivotTables\//, '数据透视表'],
  [/^xl\/vbaProject/, '宏'],
  [/^xl\/slicers\//, '切片器'],
];

/** The user's own workbook with its cells marked: every sheet, style, width, merge and rule stays as it was. */
export async function markWorkbook(
  bytes: Uint8Array,
  { place, marks, explain }: { place: SheetPlace; marks: Marks; explain: Explain },
): Promise<MarkedWorkbook> {
  const { workbook: plain, rules } = takeAside(bytes);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(plain).buffer);
  const old = workbook.getWorksheet(summarySheetName);
  if (old !== undefined) workbook.removeWorksheet(old.id);
  const sheet = workbook.getWorksheet(place.sheet);
  if (sheet === undefined) throw new Error(`the workbook has no sheet ${place.sheet}`);
  sheet.eachRow((row) => row.eachCell((cell) => clearMark(cell)));
  const columnOf = (column: number | null): number => place.columnNumbers[column ?? 0] ?? 1;
  for (const [rowNo, cells] of marks.rows) {
    for (const { column, problems } of cells) markCell(sheet.getCell(rowNo, columnOf(column)), problems, explain);
  }
  return {
    workbook,
    summary: firstSheet(workbook),
    rules,
    linkOf: (row, column) => ({ sheet: place.sheet, address: sheet.getCell(row, columnOf(column)).address }),
    notes: lostNotes(bytes),
  };
}

/** A new sheet before all others, and the one shown when the workbook is opened. */
export function firstSheet(workbook: Workbook): Worksheet {
  const sheet = workbook.addWorksheet(summarySheetName, { views: [{ showGridLines: false }] });
  const first = Math.min(...workbook.worksheets.map((known) => orderOf(known)));
  Object.assign(sheet, { orderNo: first - 1 });
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 14_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
  return sheet;
}

/** exceljs orders sheets by this number, which its types leave out. */
function orderOf(sheet: Worksheet): number {
  return 'orderNo' in sheet && typeof sheet.orderNo === 'number' ? sheet.orderNo : 0;
}

/** What exceljs cannot carry over is said rather than lost in silence. */
function lostNotes(bytes: Uint8Array): string[] {
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name }) => {
      names.push(name);
      return false;
    },
  });
  const what = lost.filter(([part]) => names.some((name) => part.test(name))).map(([, word]) => word);
  return what.length === 0 ? [] : [`原文件中的${what.join('、')}未带入本副本；请在原文件上修改，或核对后再用本副本。`];
}
