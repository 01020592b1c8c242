import type { Workbook } from 'exceljs';
import { statuses } from '#geodata/vocabulary/status.ts';
import { nameIn } from '../progress-map/words-in.ts';
import { writeHeads } from './list-heads.ts';
import type { PlanContent } from './plan-content.ts';
import { commonFacts, titleOf } from './plan-head.ts';
import { writeHead } from './sheet-head.ts';
import { sheetFooter, sheetMarks } from './sheet-marks.ts';
import { font, setUpPage } from './table-style.ts';
import { tableWords } from './table-words.ts';

/** Every row of the answers as it is, for filters and pivot tables. */
export function addDetailSheet(workbook: Workbook, content: PlanContent): void {
  const { lang } = content;
  const words = tableWords[lang];
  const heads = [
    words.yearHead,
    words.code,
    words.region,
    words.item,
    words.unit,
    words.plan,
    words.done,
    words.reported,
    words.expected,
    words.forecast,
    `${words.percent}(%)`,
    words.status,
    words.reason,
  ];
  const headRow = 4;
  const sheet = workbook.addWorksheet(words.detail, { views: [{ state: 'frozen', ySplit: headRow }] });
  const widths = [8, 11, 12, 26, 8, 11, 11, 11, 11, 11, 11, 10, 70];
  sheet.columns = widths.map((width) => ({ width }));
  writeHead(sheet, {
    title: titleOf(content, words.detail),
    facts: commonFacts(content).join('   '),
    marks: sheetMarks(content),
    columns: heads.length,
  });
  writeHeads(sheet, headRow, heads);
  for (const row of content.years.flatMap(({ rows }) => rows)) {
    const status = statuses.find(({ code }) => code === row.status)?.[lang] ?? row.status;
    sheet.addRow([
      row.year,
      row.region,
      nameIn(lang, row),
      row.title[lang],
      row.unit[lang],
      row.plan,
      row.done,
      row.reported,
      row.expected,
      row.forecast,
      row.percent,
      status,
      row.reason[lang],
    ]).font = font.body;
  }
  sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: sheet.rowCount, column: heads.length } };
  setUpPage(sheet, { titleRows: `1:${headRow}`, footer: sheetFooter(content) });
}
