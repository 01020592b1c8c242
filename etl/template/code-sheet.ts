import type { Workbook } from 'exceljs';
import { align, fill, font, grid, page } from './sheet-style.ts';
import type { TemplateColumn } from './template-columns.ts';

export const codeSheetName = '代码表';

const yesNo = [
  { code: 'true', zh: '是', en: 'yes' },
  { code: 'false', zh: '否', en: 'no' },
];
const firstRow = 3;

/**
 * Writes the code lists side by side, a block of two columns a list, and answers the cells of the words of each column
 * by its name, for drop-downs. Drop-downs refer to cells: a list in the rule itself ends at 255 characters.
 */
export function addCodeSheet(workbook: Workbook, columns: readonly TemplateColumn[]): ReadonlyMap<string, string> {
  const lists = columns.flatMap((column) => {
    const codes = column.field.type === 'boolean' ? yesNo : column.codes;
    return codes.length === 0 ? [] : [{ ...column, codes }];
  });
  const ranges = new Map<string, string>();
  if (lists.length === 0) return ranges;
  const sheet = workbook.addWorksheet(codeSheetName, {
    views: [{ state: 'frozen', ySplit: firstRow - 1, showGridLines: false }],
    pageSetup: page,
  });
  for (const [index, { name, header, codes }] of lists.entries()) {
    const left = index * 3 + 1;
    const last = firstRow + codes.length - 1;
    sheet.getColumn(left).width = 22;
    sheet.getColumn(left + 1).width = 26;
    sheet.getColumn(left + 2).width = 3;
    sheet.mergeCells(1, left, 1, left + 1);
    for (const [row, words] of [[header, ''], ['填写', '代码'], ...codes.map(({ zh, code }) => [zh, code])].entries()) {
      for (const [offset, word] of words.entries()) {
        const cell = sheet.getCell(row + 1, left + offset);
        if (row > 0 || offset === 0) cell.value = word;
        cell.font = row === 0 ? font.head : row === 1 ? font.note : offset === 0 ? font.body : font.note;
        cell.alignment = row < 2 ? align.head : align.text;
        cell.border = grid;
        if (row === 0) cell.fill = fill.optional;
      }
    }
    for (let row = 1; row <= last; row += 1) sheet.getRow(row).height = 21;
    const letter = sheet.getColumn(left).letter;
    ranges.set(name, `'${codeSheetName}'!$${letter}$${firstRow}:$${letter}$${last}`);
  }
  return ranges;
}
