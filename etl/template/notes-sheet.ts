import type { Workbook, Worksheet } from 'exceljs';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { textWidth } from '../text-width.ts';
import { needWords } from './field-words.ts';
import { align, fill, font, grid, page } from './sheet-style.ts';
import type { TemplateColumn } from './template-columns.ts';

export const notesSheetName = '填表说明';

const heads = [
  { zh: '列名', width: 20 },
  { zh: '英文字段', width: 22 },
  { zh: '填写', width: 9 },
  { zh: '类型', width: 15 },
  { zh: '怎样填写', width: 46 },
  { zh: '例', width: 26 },
  { zh: '也认得的列名', width: 34 },
] as const;

/** For every column: names, need, type, how to write it, an example, and the other headers understood. */
export function addNotesSheet(workbook: Workbook, dataset: Dataset, columns: readonly TemplateColumn[]): void {
  const sheet = workbook.addWorksheet(notesSheetName, { pageSetup: page, views: [{ showGridLines: false }] });
  sheet.columns = heads.map(({ width }) => ({ width }));
  const intro = introLines(dataset);
  addLine(sheet, `${dataset.zh}：填表说明`, { font: font.title, height: 32 });
  for (const line of intro) {
    const total = heads.reduce((sum, { width }) => sum + width, 0);
    addLine(sheet, line, { font: font.body, height: 18 * Math.ceil(textWidth(line) / (total * 1.05)) });
  }
  sheet.addRow([]).height = 8;
  const head = sheet.addRow(heads.map(({ zh }) => zh));
  head.height = 24;
  head.eachCell((cell) => {
    cell.font = font.headOnDark;
    cell.fill = fill.required;
    cell.alignment = align.head;
    cell.border = grid;
  });
  for (const column of columns) addColumn(sheet, column);
  sheet.views = [{ state: 'frozen', ySplit: head.number, showGridLines: false }];
  sheet.pageSetup.printTitlesRow = `${head.number}:${head.number}`;
}

function introLines(dataset: Dataset): string[] {
  const lined = dataset.geometries.some(({ type, fromFile }) => fromFile && type !== 'point');
  return [
    `1. 在第一张表“${dataset.zh}”中逐行填写，一行一条记录；列名不要改，列的先后可以调整，不用的列可以删去。`,
    '2. 深蓝色列名为必填；浅蓝色列名可以留空，由系统推算；灰色列名为选填。没有的内容请留空，不要填 0：0 与空白含义不同。',
    '3. 编码列已设为文本，12位代码不会变成科学计数。代码列请从下拉列表中选择，全部代码见“代码表”。',
    lined
      ? '4. 图形可填 WKT，也可另送 Shapefile、GeoPackage、GeoJSON 等矢量文件，字段用同样的列名。没有图形的记录照常计入统计，只是不上图。'
      : '4. 坐标用十进制度，WGS84 或 CGCS2000；其他坐标系请另行说明。没有坐标的记录照常计入统计，并标注“无位置”。',
    '5. 请不要填写身份证号、手机号、银行账号等个人信息：系统不予入库。',
  ].filter((line) => dataset.geometries.length > 0 || !line.startsWith('4'));
}

function addLine(sheet: Worksheet, text: string, style: { font: object; height: number }): void {
  const row = sheet.addRow([text]);
  sheet.mergeCells(row.number, 1, row.number, heads.length);
  row.height = style.height;
  const cell = row.getCell(1);
  cell.font = style.font;
  cell.alignment = align.line;
}

function addColumn(sheet: Worksheet, column: TemplateColumn): void {
  const { header, name, need, type, writing, example, aliases } = column;
  const values = [header, name, needWords[need], type, writing, example, aliases.join('、')];
  const row = sheet.addRow(values);
  // Small type takes less room than the width of a column counts.
  const lines = values.map((value, index) => Math.ceil((textWidth(value) * 0.95 + 2) / (heads[index]?.width ?? 20)));
  row.height = 9 + 14 * Math.max(1, ...lines);
  row.eachCell({ includeEmpty: true }, (cell, index) => {
    cell.font = index === 1 ? font.strong : index === 2 || index === 7 ? font.note : font.body;
    cell.alignment = index === 3 ? align.centre : align.text;
    cell.border = grid;
    cell.numFmt = '@';
  });
  const needCell = row.getCell(3);
  needCell.fill = fill[need];
  needCell.font = need === 'required' ? font.headOnDark : font.body;
}
