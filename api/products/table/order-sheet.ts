import type { CellValue, Workbook, Worksheet } from 'exceljs';
import type { Orders } from '#geodata/orders/list-orders.ts';
import { answerOf, type OrderRow } from '#geodata/orders/order-row.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import type { Language } from '../progress-map/map-content.ts';
import { nameIn } from '../progress-map/words-in.ts';
import { writeHeads } from './list-heads.ts';
import { orderSheetWords } from './order-sheet-words.ts';
import type { PlanContent } from './plan-content.ts';
import { commonFacts } from './plan-head.ts';
import { writeHead, writeNotes } from './sheet-head.ts';
import { sheetFooter, sheetMarks } from './sheet-marks.ts';
import { font, grid, leftAligned, quantityFormat, setUpPage } from './table-style.ts';
import { tableWords } from './table-words.ts';

const headRow = 4;
const widths = [7, 11, 24, 7, 8, 10, 12, 9, 22, 12, 11, 11, 10, 12, 40, 12, 50];
/** Characters of a line of the longest columns, and the height of a line. */
const lineCharacters = { zh: 22, en: 44 } as const;
const lineHeight = 15;

/** Every supervision order with its state and why, in the order of issue. */
export function addOrderSheet(workbook: Workbook, content: PlanContent, orders: Orders): void {
  const { lang } = content;
  const words = orderSheetWords[lang];
  const heads = headsOf(lang);
  const sheet = workbook.addWorksheet(words.sheet, { views: [{ state: 'frozen', xSplit: 2, ySplit: headRow }] });
  sheet.columns = widths.map((width) => ({ width }));
  writeHead(sheet, {
    title: `${content.title[lang]}${words.title}`,
    facts: [...commonFacts(content), `${words.judgedOn}${orders.judgedOn}`].join('   '),
    marks: sheetMarks(content),
    columns: heads.length,
  });
  writeHeads(sheet, headRow, heads);
  for (const row of orders.rows) writeRow(sheet, cellsOf(row, lang), lang);
  const notes = [words.notes.overdue, words.notes.kept];
  writeNotes(sheet, content.basis.sample ? [...notes, tableWords[lang].sampleNote] : notes, heads.length);
  setUpPage(sheet, { titleRows: `1:${headRow}`, footer: sheetFooter(content) });
}

function headsOf(lang: Language): string[] {
  const words = orderSheetWords[lang];
  return [
    ...[words.number, words.region, words.item, words.unit, words.year, words.state],
    ...[words.issuedOn, words.how, words.by, words.due],
    ...[words.plan, words.done, words.status],
    ...[words.answeredOn, words.answer, words.closedOn, words.reason],
  ];
}

function cellsOf(row: OrderRow, lang: Language): CellValue[] {
  const words = orderSheetWords[lang];
  const { evidence } = row;
  const [issue] = row.events;
  const answer = answerOf(row.events);
  return [
    ...[row.order, nameIn(lang, row), row.title[lang], row.unit[lang], row.year, row.stateTitle[lang]],
    ...[row.issuedOn, row.issuedByRule ? words.byRule : words.byHand],
    ...[issue === undefined ? '' : `${issue.office} ${issue.post}`, row.dueOn],
    ...[evidence?.plan ?? '—', evidence?.done ?? '—'],
    statuses.find(({ code }) => code === evidence?.status)?.[lang] ?? '—',
    ...[row.answeredOn ?? '—', answer?.text ?? '—', row.closedOn ?? '—', row.reason[lang]],
  ];
}

function writeRow(sheet: Worksheet, cells: readonly CellValue[], lang: Language): void {
  const row = sheet.addRow([...cells]);
  const longest = Math.max(...cells.slice(-3).map((cell) => String(cell ?? '').length));
  row.height = lineHeight * Math.max(2, Math.ceil(longest / lineCharacters[lang]));
  for (const [at, value] of cells.entries()) {
    const cell = row.getCell(at + 1);
    cell.font = font.body;
    cell.border = grid;
    const isQuantity = typeof value === 'number' && at >= firstQuantity;
    cell.alignment = isQuantity ? { horizontal: 'right', vertical: 'middle' } : leftAligned;
    if (isQuantity) cell.numFmt = quantityFormat(value);
  }
}

/** Numbers before it are the order's own and a year. */
const firstQuantity = 10;
