import type { Cell, CellValue, Workbook, Worksheet } from 'exceljs';
import type { AwardRow } from '#geodata/awards/award-row.ts';
import { standingSteps } from '#geodata/awards/award-state.ts';
import type { Awards } from '#geodata/awards/list-awards.ts';
import { decimalOf, decimalText, times } from '#geodata/money/decimal.ts';
import type { Language } from '../progress-map/map-content.ts';
import { nameIn } from '../progress-map/words-in.ts';
import { writeHeads } from './list-heads.ts';
import { moneyWords } from './money-words.ts';
import type { PlanContent } from './plan-content.ts';
import { commonFacts } from './plan-head.ts';
import { writeHead, writeNotes } from './sheet-head.ts';
import { sheetFooter, sheetMarks } from './sheet-marks.ts';
import { font, grid, quantityFormat, setUpPage, totalFill } from './table-style.ts';
import { tableWords } from './table-words.ts';

const headRow = 4;
const moneyWidth = 16;
const placeWidths = [11, 8];
const stateWidths = [22, 12, 24, 22, 20, 14, 50];
/** Characters of a line of the last column, and the height of a line. */
const remarkCharacters = { zh: 25, en: 50 } as const;
const lineHeight = 15;
/** Region, year; then what is money: amount, parts, paid, due, remaining. */
const firstMoney = 3;

/** The money of each region and year with its state, and the sums of the years below, as formulas. */
export function addMoneySheet(workbook: Workbook, content: PlanContent, awards: Awards): void {
  const { lang } = content;
  const words = moneyWords[lang];
  const heads = headsOf(awards, lang);
  const sheet = workbook.addWorksheet(words.sheet, { views: [{ state: 'frozen', xSplit: 2, ySplit: headRow }] });
  const moneyColumns = heads.length - placeWidths.length - stateWidths.length;
  const widths = [...placeWidths, ...Array.from({ length: moneyColumns }, () => moneyWidth), ...stateWidths];
  sheet.columns = widths.map((width) => ({ width }));
  const facts = [...commonFacts(content), awards.funding.clause];
  writeHead(sheet, {
    title: `${content.title[lang]}${words.title}`,
    facts: facts.join('   '),
    marks: sheetMarks(content),
    columns: heads.length,
  });
  writeHeads(sheet, headRow, heads);
  sheet.getRow(headRow).height = 36;
  for (const row of awards.rows)
    writeRow(sheet, cellsOf(row, awards, lang), { lang, isTotal: false, moneyColumns: yuanOf(row).length });
  writeSums(sheet, awards, lang);
  const notes = [words.notes.unit, words.notes.due, words.notes.withdrawal];
  writeNotes(sheet, content.basis.sample ? [...notes, tableWords[lang].sampleNote] : notes, heads.length);
  setUpPage(sheet, { titleRows: `1:${headRow}`, footer: sheetFooter(content) });
}

function headsOf({ funding }: Awards, lang: Language): string[] {
  const words = moneyWords[lang];
  const unit = funding.unit[lang];
  const parts = funding.steps
    .filter(({ pays }) => pays !== undefined)
    .map(({ title }) => `${title[lang]}${lang === 'zh' ? '' : ' '}(${unit})`);
  const money = [words.amount(unit), ...parts, words.paid(unit), words.due(unit), words.remaining(unit)];
  const state = [words.state, words.since, words.by, words.next, words.offices, words.task, words.remark];
  return [tableWords[lang].region, words.year, ...money, ...state];
}

/** 元 in the unit of the document, exactly. */
function inUnit(yuan: number, { funding }: Awards): number {
  const digits = String(funding.unitYuan).length - 1;
  const isPower = funding.unitYuan === 10 ** digits;
  return isPower ? Number(decimalText(times(decimalOf(yuan), { units: 1n, scale: digits }))) : yuan / funding.unitYuan;
}

function yuanOf(row: AwardRow): number[] {
  const parts = row.parts.map(({ amountYuan }) => amountYuan);
  return [row.scheduledYuan, ...parts, row.paidYuan, row.dueYuan, row.remainingYuan];
}

function cellsOf(row: AwardRow, awards: Awards, lang: Language): CellValue[] {
  const words = moneyWords[lang];
  const last = standingSteps(row.events).at(-1);
  const { task, next } = row;
  const remarks = [
    ...(task?.isDeclaredAgainst ? [words.against] : task?.wasDeclaredAgainst ? [words.wasAgainst] : []),
    ...(next === null || next.offered ? [] : [next.reason[lang]]),
  ];
  return [
    nameIn(lang, row),
    row.year,
    ...yuanOf(row).map((yuan) => inUnit(yuan, awards)),
    row.state.title[lang],
    last?.happenedOn ?? '—',
    last === undefined ? '—' : `${last.office} ${last.post}`,
    next === null ? words.allDone : next.title[lang],
    next?.offices[0] ?? '—',
    task === null ? '—' : `${task.planned - task.open.length} / ${task.planned}`,
    remarks.join(' '),
  ];
}

interface RowStyle {
  readonly lang: Language;
  readonly isTotal: boolean;
  readonly moneyColumns: number;
}

function writeRow(sheet: Worksheet, cells: readonly CellValue[], { lang, isTotal, moneyColumns }: RowStyle): void {
  const row = sheet.addRow([...cells]);
  const lines = Math.ceil(String(cells.at(-1) ?? '').length / remarkCharacters[lang]);
  row.height = lineHeight * Math.max(2, lines);
  for (const at of cells.keys()) styleCell(row.getCell(at + 1), { isTotal, isMoney: at >= 2 && at < 2 + moneyColumns });
}

function styleCell(cell: Cell, { isTotal, isMoney }: { readonly isTotal: boolean; readonly isMoney: boolean }): void {
  cell.font = isTotal ? font.strong : font.body;
  cell.border = grid;
  if (isTotal) cell.fill = totalFill;
  cell.alignment = isMoney
    ? { horizontal: 'right', vertical: 'middle' }
    : { horizontal: 'left', vertical: 'middle', wrapText: true, indent: 1 };
  if (isMoney) cell.numFmt = quantityFormat(Number(cell.result ?? cell.value));
}

function writeSums(sheet: Worksheet, awards: Awards, lang: Language): void {
  const words = moneyWords[lang];
  const [first, last] = [headRow + 1, headRow + awards.rows.length];
  const columns = awards.rows[0] === undefined ? 0 : yuanOf(awards.rows[0]).length;
  const rest = headsOf(awards, lang).length - 2 - columns;
  const blanks: string[] = Array.from({ length: rest }, () => '');
  const sumOf = (rows: readonly AwardRow[], at: number): number => {
    const yuan = rows.reduce((sum, row) => sum + (yuanOf(row)[at] ?? 0), 0);
    return inUnit(yuan, awards);
  };
  const cells = (label: string, rows: readonly AwardRow[], formula: (column: string) => string): CellValue[] => [
    label,
    '',
    ...Array.from({ length: columns }, (_, at) => ({
      formula: formula(String.fromCharCode(64 + firstMoney + at)),
      result: sumOf(rows, at),
    })),
    ...blanks,
  ];
  for (const { year } of awards.years) {
    const own = awards.rows.filter((row) => row.year === year);
    const formula = (column: string): string =>
      `SUMIF($B$${first}:$B$${last},${year},${column}${first}:${column}${last})`;
    writeRow(sheet, cells(words.partTotal(year), own, formula), { lang, isTotal: true, moneyColumns: columns });
  }
  const all = (column: string): string => `SUM(${column}${first}:${column}${last})`;
  writeRow(sheet, cells(words.total, awards.rows, all), { lang, isTotal: true, moneyColumns: columns });
}
