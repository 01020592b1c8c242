import type { Worksheet } from 'exceljs';
import type { ColumnGuess } from '../map/explain-match.ts';
import type { ProblemGroup } from '../progress/progress-meter.ts';
import { align, fill, font, grid, page } from '../template/sheet-style.ts';
import { textWidth } from '../text-width.ts';
import { severityFill, severityWord } from './mark-cell.ts';

export const summarySheetName = '检查报告';
const linkColumns = 4;

/** A cell of a sheet, to jump to. */
export interface CellLink {
  readonly sheet: string;
  readonly address: string;
}

export interface SummaryContent {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly groups: readonly ProblemGroup[];
  /** The first cells of a kind. */
  readonly linksOf: (group: ProblemGroup) => readonly CellLink[];
  readonly columns: readonly ColumnGuess[];
  /** Chinese name of a field. */
  readonly nameOf: (field: string) => string;
  readonly notes: readonly string[];
}

const widths = [10, 26, 18, 9, 64, ...Array.from({ length: linkColumns }, () => 11)];

/** The first sheet of a report: what the file is, what became of it, its problems by kind, its columns. */
export function writeSummary(sheet: Worksheet, content: SummaryContent): void {
  sheet.columns = widths.map((width) => ({ width }));
  sheet.pageSetup = { ...page };
  addTitle(sheet);
  for (const [name, value] of content.facts) addFact(sheet, name, value);
  for (const note of content.notes) addFact(sheet, '说明', note);
  addSection(sheet, content.groups.length === 0 ? '没有发现问题' : '问题（点击位置跳到单元格）');
  if (content.groups.length > 0) {
    addHead(sheet, ['级别', '代码', '字段', '数量', '说明和改法', '位置'], 6);
    for (const group of content.groups) addGroup(sheet, group, content);
  }
  addSection(sheet, '各列对应的字段');
  const head = addHead(sheet, ['列', '', '字段', '依据', '样值'], 5);
  sheet.mergeCells(head, 1, head, 2);
  for (const column of content.columns) addColumn(sheet, column, content.nameOf);
}

function addTitle(sheet: Worksheet): void {
  const row = sheet.addRow(['检查报告']);
  row.height = 34;
  row.getCell(1).font = font.title;
  row.getCell(1).alignment = align.line;
}

function addFact(sheet: Worksheet, name: string, value: string): void {
  const row = sheet.addRow([name, value]);
  sheet.mergeCells(row.number, 2, row.number, widths.length);
  const room = widths.slice(1).reduce((sum, width) => sum + width, 0);
  row.height = 20 * Math.max(1, Math.ceil(textWidth(value) / room));
  row.getCell(1).font = font.note;
  row.getCell(1).alignment = align.line;
  row.getCell(2).font = font.body;
  row.getCell(2).alignment = align.line;
}

function addSection(sheet: Worksheet, title: string): void {
  sheet.addRow([]).height = 10;
  const row = sheet.addRow([title]);
  row.height = 24;
  row.getCell(1).font = font.strong;
  row.getCell(1).alignment = { vertical: 'middle' };
}

function addHead(sheet: Worksheet, words: readonly string[], wideFrom: number): number {
  const row = sheet.addRow([...words]);
  row.height = 22;
  for (let column = 1; column <= widths.length; column += 1) {
    const cell = row.getCell(column);
    cell.font = font.headOnDark;
    cell.fill = fill.required;
    cell.alignment = align.head;
    cell.border = grid;
  }
  sheet.mergeCells(row.number, wideFrom, row.number, widths.length);
  return row.number;
}

function addGroup(sheet: Worksheet, group: ProblemGroup, { nameOf, linksOf }: SummaryContent): void {
  const { severity, code, count, message } = group;
  const values = group.examples.filter(({ row }) => row === 0).map(({ value }) => value);
  const text = values.length > 0 ? `${message.zh}：${values.join('、')}` : message.zh;
  const row = sheet.addRow([severityWord(severity), code, placeOf(group, nameOf), count, text]);
  row.height = 8 + 15 * Math.max(1, Math.ceil((textWidth(text) + 3) / (widths[4] ?? 60)));
  for (let column = 1; column <= widths.length; column += 1) {
    const cell = row.getCell(column);
    cell.font = column === 2 ? font.note : font.body;
    cell.alignment = column === 1 ? align.centre : column === 4 ? align.figure : align.text;
    cell.border = grid;
  }
  row.getCell(1).fill = severityFill(severity);
  row.getCell(4).numFmt = '#,##0';
  for (const [index, { sheet: name, address }] of linksOf(group).slice(0, linkColumns).entries()) {
    const cell = row.getCell(6 + index);
    cell.value = { text: address, hyperlink: `#'${name.replaceAll("'", "''")}'!${address}` };
    cell.font = font.link;
    cell.alignment = align.centre;
  }
}

function placeOf({ field, examples }: ProblemGroup, nameOf: (field: string) => string): string {
  if (field !== null) return nameOf(field);
  return examples.every(({ row }) => row === 0) ? '整个文件' : '整行';
}

function addColumn(sheet: Worksheet, guess: ColumnGuess, nameOf: (field: string) => string): void {
  const { column, field, how, samples, personal, maybe } = guess;
  const question = maybe === undefined ? '—' : `是否为“${nameOf(maybe)}”？`;
  const meaning = field === null ? question : nameOf(field);
  const reason = personal ? '不入库' : howWords[how];
  const row = sheet.addRow([column, '', meaning, reason, personal ? '个人信息' : samples.join('、')]);
  row.height = 20;
  for (let at = 1; at <= widths.length; at += 1) {
    row.getCell(at).font = at > 3 ? font.note : font.body;
    row.getCell(at).alignment = at === 4 ? align.centre : { ...align.text, wrapText: false };
    row.getCell(at).border = grid;
    row.getCell(at).numFmt = '@';
  }
  sheet.mergeCells(row.number, 1, row.number, 2);
  sheet.mergeCells(row.number, 5, row.number, widths.length);
}

const howWords: Readonly<Record<ColumnGuess['how'], string>> = {
  name: '字段名',
  alias: '别名',
  cut: '截短名',
  unit: '去单位',
  mapping: '映射',
  saved: '已存映射',
  none: '未读取',
};
