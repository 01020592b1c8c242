import type { Cell, CellValue, Workbook, Worksheet } from 'exceljs';
import { nameIn } from '../progress-map/words-in.ts';
import { type PlanContent, type PlanFrame, type ProgressRow, planFrame } from './plan-content.ts';
import { writeHead, writeNotes } from './sheet-head.ts';
import { sheetFooter, sheetMarks } from './sheet-marks.ts';
import {
  centred,
  font,
  grid,
  headFill,
  leftAligned,
  percentFormat,
  quantityFormat,
  setUpPage,
  solid,
  totalFill,
} from './table-style.ts';
import { tableWords } from './table-words.ts';

export const firstBodyRow = 6;
export const firstItemColumn = 3;
const notPlanned = '—';

/** A figure of a cell and how it is shown; the dash is text and adds as 0. */
export interface Figure {
  readonly value: CellValue;
  readonly format?: string;
}
export interface Figures {
  readonly plan: Figure;
  readonly done: Figure;
  readonly percent: Figure;
}

export interface PlanSheet {
  readonly name: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly notes: readonly string[];
  readonly figures: (region: number, item: number) => Figures;
}

/** Rows of three for each region (plan, done, percent) under the items of the plan, as the printed table has them. */
export function addPlanSheet(workbook: Workbook, content: PlanContent, plan: PlanSheet): void {
  const frame = planFrame(content.years);
  const columns = firstItemColumn - 1 + frame.items.length;
  const sheet = workbook.addWorksheet(plan.name, {
    views: [{ state: 'frozen', xSplit: firstItemColumn - 1, ySplit: firstBodyRow - 1, showGridLines: false }],
  });
  sheet.columns = [{ width: 12 }, { width: 8 }, ...frame.items.map(() => ({ width: 12.5 }))];
  writeHead(sheet, { title: plan.title, facts: plan.facts.join('   '), marks: sheetMarks(content), columns });
  writeItemHead(sheet, content, frame);
  for (const [index] of frame.regions.entries()) writeRegion(sheet, content, { frame, index, plan });
  writeNotes(sheet, plan.notes, columns);
  setUpPage(sheet, { titleRows: `1:${firstBodyRow - 1}`, footer: sheetFooter(content) });
}

function writeItemHead(sheet: Worksheet, { lang }: PlanContent, { items }: PlanFrame): void {
  const words = tableWords[lang];
  const titles = [words.region, words.measure, ...items.map(({ title }) => title[lang])];
  const units = ['', '', ...items.map(({ unit }) => unit[lang])];
  for (const [index, title] of titles.entries()) {
    headCell(sheet.getCell(firstBodyRow - 2, index + 1), title);
    headCell(sheet.getCell(firstBodyRow - 1, index + 1), units[index] ?? '');
  }
  sheet.mergeCells(firstBodyRow - 2, 1, firstBodyRow - 1, 1);
  sheet.mergeCells(firstBodyRow - 2, 2, firstBodyRow - 1, 2);
  sheet.getRow(firstBodyRow - 2).height = 42;
  sheet.getRow(firstBodyRow - 1).height = 18;
}

function headCell(cell: Cell, value: string): void {
  cell.value = value;
  cell.font = font.head;
  cell.fill = headFill;
  cell.alignment = centred;
  cell.border = grid;
}

interface RegionPlace {
  readonly frame: PlanFrame;
  readonly index: number;
  readonly plan: PlanSheet;
}

function writeRegion(sheet: Worksheet, content: PlanContent, { frame, index, plan }: RegionPlace): void {
  const words = tableWords[content.lang];
  const region = frame.regions[index];
  if (!region) return;
  const top = firstBodyRow + index * 3;
  for (const [offset, measure] of (['plan', 'done', 'percent'] as const).entries()) {
    const row = sheet.getRow(top + offset);
    row.height = 22;
    bodyCell(row.getCell(1), { value: nameIn(content.lang, region) }, index === 0);
    bodyCell(row.getCell(2), { value: words[measure] }, index === 0);
    for (const [item] of frame.items.entries()) {
      bodyCell(row.getCell(firstItemColumn + item), plan.figures(index, item)[measure], index === 0);
    }
  }
  sheet.mergeCells(top, 1, top + 2, 1);
}

function bodyCell(cell: Cell, figure: Figure, total: boolean): void {
  cell.value = figure.value;
  if (figure.format !== undefined) cell.numFmt = figure.format;
  cell.font = total ? font.strong : font.body;
  cell.fill = total ? totalFill : solid('FFFFFFFF');
  cell.border = grid;
  const text = typeof figure.value === 'string';
  cell.alignment =
    text && figure.value !== notPlanned
      ? { ...leftAligned, horizontal: 'center' }
      : { horizontal: 'right', vertical: 'middle' };
}

/** The figures of one answer row, untouched: the same numbers as /api/progress. */
export function rowFigures(row: ProgressRow | undefined): Figures {
  if (!row) return { plan: { value: notPlanned }, done: { value: notPlanned }, percent: { value: notPlanned } };
  return {
    plan: row.plan === null ? { value: notPlanned } : { value: row.plan, format: quantityFormat(row.plan) },
    done: { value: row.done, format: quantityFormat(row.done) },
    percent:
      row.percent === null
        ? { value: notPlanned }
        : { value: row.percent, format: percentFormat(row.status, row.percent) },
  };
}
