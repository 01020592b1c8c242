import ExcelJS, { type Workbook } from 'exceljs';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { textWidth } from '../text-width.ts';
import { addRule, ruleOf } from './cell-rules.ts';
import { addCodeSheet } from './code-sheet.ts';
import { addNotesSheet } from './notes-sheet.ts';
import { align, comment, fill, font, grid, page } from './sheet-style.ts';
import { sizeComments } from './size-comments.ts';
import { commentLines, type TemplateColumn, templateColumns } from './template-columns.ts';

/** An empty workbook that loads without a mapping once it is filled: the table, notes, and code lists. */
export async function templateWorkbook(dataset: Dataset): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '通村 Tongcun';
  workbook.title = `${dataset.zh}填报模板`;
  const columns = templateColumns(dataset);
  addTable(workbook, dataset, columns);
  addNotesSheet(workbook, dataset, columns);
  const lists = addCodeSheet(workbook, columns);
  addRules(workbook, columns, lists);
  return sizeComments(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function addTable(workbook: Workbook, dataset: Dataset, columns: readonly TemplateColumn[]): void {
  const sheet = workbook.addWorksheet(dataset.zh, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
    pageSetup: { ...page, printTitlesRow: '1:1' },
  });
  sheet.columns = columns.map((column) => ({
    width: widthOfColumn(column),
    style: { numFmt: formatOf(column), font: font.body, alignment: { vertical: 'middle' } },
  }));
  const head = sheet.getRow(1);
  head.height = 30;
  for (const [index, column] of columns.entries()) {
    const cell = head.getCell(index + 1);
    cell.value = column.header;
    cell.numFmt = '@';
    cell.font = column.need === 'required' ? font.headOnDark : font.head;
    cell.fill = fill[column.need];
    cell.alignment = align.head;
    cell.border = grid;
    const [first = '', ...more] = commentLines(column);
    cell.note = comment(first, ...more);
  }
}

function addRules(workbook: Workbook, columns: readonly TemplateColumn[], lists: ReadonlyMap<string, string>): void {
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('the template has no sheet');
  for (const [index, column] of columns.entries()) {
    const rule = ruleOf(column, lists.get(column.name));
    if (rule !== undefined) addRule(sheet, sheet.getColumn(index + 1).letter, rule);
  }
}

const formats: Readonly<Partial<Record<TemplateColumn['field']['type'], string>>> = {
  integer: '0',
  number: 'General',
  longitude: '0.000000',
  latitude: '0.000000',
  date: 'yyyy-mm-dd',
};

/** Codes and words are text, so that twelve digits stay twelve digits and 2020-09 stays a month. */
function formatOf({ field }: TemplateColumn): string {
  return formats[field.type] ?? '@';
}

function widthOfColumn({ header, example, name }: TemplateColumn): number {
  if (name === 'wkt') return 36;
  return Math.min(28, Math.max(11, textWidth(header) + 4, textWidth(example) + 3));
}
