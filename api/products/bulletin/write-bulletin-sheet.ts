import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { Bulletin } from '#geodata/bulletin/gather-bulletin.ts';
import { textWidth } from '../sheet/text-width.ts';
import { writeHeads } from '../table/list-heads.ts';
import { writeHead, writeNotes } from '../table/sheet-head.ts';
import { centred, font, grid, leftAligned, quantityFormat, setUpPage, totalFill } from '../table/table-style.ts';
import { basisLines, chinesePoints, citations, titleOf } from './bulletin-words.ts';

export type BulletinCell = string | number | null;

export interface SheetContent {
  readonly name: string;
  readonly columns: readonly (readonly [head: string, width: number])[];
  readonly rows: readonly (readonly BulletinCell[])[];
  /** Rows that sum up those after them. */
  readonly isTotal?: (row: number) => boolean;
  readonly notes: readonly string[];
}

const headRow = 4;
const linePt = 14.5;
const bodyPt = 10;
/** Width of a digit of the body in ems: what a column's width counts in. */
const digitEm = 0.555;

/** A sheet of the bulletin as it is printed: A3 landscape, its head on every page, each row as high as its text. */
export function writeBulletinSheet(workbook: Workbook, bulletin: Bulletin, content: SheetContent): void {
  const { name, columns, rows, notes, isTotal = () => false } = content;
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: headRow, showGridLines: false }] });
  const [document = '', dates = ''] = basisLines(bulletin);
  writeHead(sheet, {
    title: `${titleOf(bulletin)}·${name}`,
    facts: `${document}　${dates}`,
    marks: bulletin.basis.sample ? '演示数据，不得用作公文' : '',
    columns: columns.length,
  });
  for (const [at, [, width]] of columns.entries()) sheet.getColumn(at + 1).width = width;
  writeHeads(
    sheet,
    headRow,
    columns.map(([head]) => head),
  );
  for (const [at, row] of rows.entries()) writeRow(sheet, headRow + 1 + at, { row, columns, total: isTotal(at) });
  writeNotes(sheet, [...notes.map(chinesePoints), ...citations(bulletin)], columns.length);
  setUpPage(sheet, { titleRows: `1:${headRow}`, footer: `${titleOf(bulletin)}　${dates}` });
}

interface RowContent {
  readonly row: readonly BulletinCell[];
  readonly columns: SheetContent['columns'];
  readonly total: boolean;
}

function writeRow(sheet: Worksheet, at: number, { row, columns, total }: RowContent): void {
  let lines = 1;
  for (const [place, value] of row.entries()) {
    const [, width] = columns[place] ?? ['', 10];
    const cell = sheet.getCell(at, place + 1);
    writeCell(cell, value);
    cell.font = total ? font.strong : font.body;
    if (total) cell.fill = totalFill;
    if (typeof value === 'string') lines = Math.max(lines, linesOf(chinesePoints(value), width));
  }
  sheet.getRow(at).height = lines * linePt + 3;
}

/** Figures stand at the right with their points, words at the left, a dash in the middle. */
function writeCell(cell: Cell, value: BulletinCell): void {
  cell.border = grid;
  if (typeof value === 'number') {
    cell.value = value;
    cell.numFmt = Number.isInteger(value) ? quantityFormat(value) : '#,##0.00';
    cell.alignment = { horizontal: 'right', vertical: 'middle' };
    return;
  }
  cell.value = value === null ? '—' : chinesePoints(value);
  cell.alignment = value === null ? centred : { ...leftAligned, indent: 1 };
}

function linesOf(text: string, width: number): number {
  const room = (width - 2) * digitEm * bodyPt;
  return Math.max(1, Math.ceil(textWidth(text, bodyPt) / room));
}
