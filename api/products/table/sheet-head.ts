import type { Worksheet } from 'exceljs';
import { centred, font, leftAligned } from './table-style.ts';

export interface SheetHead {
  readonly title: string;
  /** Facts under the title, e.g. document number and dates. */
  readonly facts: string;
  /** 内部资料, 演示数据. */
  readonly marks: string;
  readonly columns: number;
}

/** Title, facts and marks over the whole width: the first three rows of every sheet. */
export function writeHead(sheet: Worksheet, { title, facts, marks, columns }: SheetHead): void {
  const rows = [
    { value: title, font: font.title, alignment: centred, height: 30 },
    { value: facts, font: font.note, alignment: centred, height: 17 },
    { value: marks, font: font.mark, alignment: { ...centred, horizontal: 'right' as const }, height: 17 },
  ];
  for (const [index, row] of rows.entries()) {
    sheet.mergeCells(index + 1, 1, index + 1, columns);
    const cell = sheet.getCell(index + 1, 1);
    cell.value = row.value;
    cell.font = row.font;
    cell.alignment = row.alignment;
    sheet.getRow(index + 1).height = row.height;
  }
}

/** Notes below a table, one a row. */
export function writeNotes(sheet: Worksheet, notes: readonly string[], columns: number): void {
  const first = sheet.rowCount + 2;
  for (const [index, note] of notes.entries()) {
    sheet.mergeCells(first + index, 1, first + index, columns);
    const cell = sheet.getCell(first + index, 1);
    cell.value = note;
    cell.font = font.note;
    cell.alignment = leftAligned;
    sheet.getRow(first + index).height = 15;
  }
}
