import type { Worksheet } from 'exceljs';
import { centred, font, grid, headFill } from './table-style.ts';

/** The head of a list: one row of names. */
export function writeHeads(sheet: Worksheet, row: number, heads: readonly string[]): void {
  for (const [index, head] of heads.entries()) {
    const cell = sheet.getCell(row, index + 1);
    cell.value = head;
    cell.font = font.head;
    cell.fill = headFill;
    cell.alignment = centred;
    cell.border = grid;
  }
  sheet.getRow(row).height = 22;
}
