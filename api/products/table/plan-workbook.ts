import ExcelJS, { type Workbook } from 'exceljs';
import type { Progress } from '#geodata/progress/list-progress.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import { addDetailSheet } from './detail-sheet.ts';
import { addMoneySheet } from './money-sheet.ts';
import { addOrderSheet } from './order-sheet.ts';
import { type PlanContent, planFrame } from './plan-content.ts';
import { commonFacts, titleOf } from './plan-head.ts';
import { addPlanSheet, rowFigures } from './plan-sheet.ts';
import { sumFigures } from './sum-figures.ts';
import { percentFormat } from './table-style.ts';
import { tableWords } from './table-words.ts';

/** One sheet a year, their sum, the money and the supervision orders where there are some, and all rows in one list. */
export function planWorkbook(content: PlanContent): Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.title = content.title[content.lang];
  workbook.creator = '通村 Tongcun';
  for (const progress of content.years) addYearSheet(workbook, content, progress);
  addSumSheet(workbook, content);
  if (content.awards !== null) addMoneySheet(workbook, content, content.awards);
  if (content.orders !== null) addOrderSheet(workbook, content, content.orders);
  addDetailSheet(workbook, content);
  return workbook;
}

function commonNotes({ lang, basis }: PlanContent): string[] {
  const words = tableWords[lang];
  const shapes = (['met', 'on_track', 'at_risk', 'behind'] as const).map((code) => {
    const shape = percentFormat(code).replace(/^"(\S+).*/, '$1');
    return `${shape} ${statuses.find((entry) => entry.code === code)?.[lang] ?? code}`;
  });
  return [
    `${words.notes}${lang === 'zh' ? '\uff1a' : ': '}${words.dash}`,
    words.doneRule,
    `${words.percentRule} ${shapes.join('  ')}`,
    ...(basis.sample ? [words.sampleNote] : []),
  ];
}

function addYearSheet(workbook: Workbook, content: PlanContent, progress: Progress): void {
  const words = tableWords[content.lang];
  const { regions, items } = planFrame(content.years);
  const rows = new Map(progress.rows.map((row) => [`${row.region} ${row.item}`, row]));
  addPlanSheet(workbook, content, {
    name: words.year(progress.year),
    title: titleOf(content, words.year(progress.year)),
    facts: [
      ...commonFacts(content),
      `${words.measuredOn}${content.lang === 'zh' ? '\uff1a' : ': '}${progress.measuredOn}`,
    ],
    notes: commonNotes(content),
    figures: (region, item) => rowFigures(rows.get(`${regions[region]?.region} ${items[item]?.item}`)),
  });
}

/** Sums are formulas over the sheets of the years: anyone can see what was added. */
function addSumSheet(workbook: Workbook, content: PlanContent): void {
  const words = tableWords[content.lang];
  const years = content.years.map(({ year }) => year);
  const names = years.map((year) => words.year(year));
  const { regions, items } = planFrame(content.years);
  addPlanSheet(workbook, content, {
    name: words.sum,
    title: titleOf(content, words.sumTitle(years[0] ?? 0, years.at(-1) ?? 0)),
    facts: commonFacts(content),
    notes: [...commonNotes(content), words.sumRule],
    figures: (region, item) => {
      const rows = content.years.map(({ rows }) =>
        rows.find((row) => row.region === regions[region]?.region && row.item === items[item]?.item),
      );
      const plans = rows.flatMap((row) => (row?.plan == null ? [] : [row.plan]));
      return sumFigures({ plans, done: rows.map((row) => row?.done ?? 0), names, region, item });
    },
  });
}
