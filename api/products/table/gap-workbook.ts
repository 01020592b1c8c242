import ExcelJS, { type CellValue, type Workbook, type Worksheet } from 'exceljs';
import { nameIn } from '../progress-map/words-in.ts';
import type { GapContent } from './gather-gaps.ts';
import { writeHeads } from './list-heads.ts';
import { writeHead, writeNotes } from './sheet-head.ts';
import { basisFact, sheetFooter, sheetMarks } from './sheet-marks.ts';
import { font, grid, setUpPage } from './table-style.ts';
import { gapWords, tableWords } from './table-words.ts';

const headRow = 5;

/** A summary by region and the list of villages that are not covered, farthest first. */
export function gapWorkbook(content: GapContent): Workbook {
  const workbook = new ExcelJS.Workbook();
  const words = gapWords[content.lang];
  workbook.title = words.title(regionName(content), content.facility[content.lang]);
  workbook.creator = '通村 Tongcun';
  addList(workbook, content);
  addSummary(workbook, content);
  return workbook;
}

function regionName({ lang, coverage }: GapContent): string {
  const [region] = coverage.rows;
  return region ? nameIn(lang, region) : '';
}

interface Column {
  readonly head: string;
  readonly width: number;
  readonly format?: string;
}

interface ListSheet {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly CellValue[])[];
}

function addSheet(workbook: Workbook, content: GapContent, list: ListSheet): Worksheet {
  const { columns, rows } = list;
  const sheet = workbook.addWorksheet(list.name, { views: [{ state: 'frozen', ySplit: headRow }] });
  sheet.columns = columns.map(({ width }) => ({ width }));
  writeHead(sheet, {
    title: list.title,
    facts: basisFact(content),
    marks: sheetMarks(content),
    columns: columns.length,
  });
  const words = gapWords[content.lang];
  const rule = words.rule(content.facility[content.lang], content.thresholdM, words.references[content.reference]);
  sheet.mergeCells(headRow - 1, 1, headRow - 1, columns.length);
  const ruleCell = sheet.getCell(headRow - 1, 1);
  ruleCell.value = rule;
  ruleCell.font = font.note;
  ruleCell.alignment = { wrapText: true, vertical: 'middle' };
  sheet.getRow(headRow - 1).height = 30;
  writeHeads(
    sheet,
    headRow,
    columns.map(({ head }) => head),
  );
  for (const row of rows) writeRow(sheet, columns, row);
  if (rows.length > 0) {
    sheet.autoFilter = {
      from: { row: headRow, column: 1 },
      to: { row: headRow + rows.length, column: columns.length },
    };
  }
  setUpPage(sheet, { titleRows: `1:${headRow}`, footer: sheetFooter(content) });
  return sheet;
}

function writeRow(sheet: Worksheet, columns: readonly Column[], values: readonly CellValue[]): void {
  const row = sheet.addRow([...values]);
  row.font = font.body;
  for (const [index, { format }] of columns.entries()) {
    const cell = row.getCell(index + 1);
    cell.border = grid;
    if (format !== undefined) cell.numFmt = format;
    const figure = typeof cell.value === 'number' || cell.value === '—' || cell.formula !== undefined;
    cell.alignment = figure
      ? { horizontal: 'right', vertical: 'middle' }
      : { horizontal: 'left', vertical: 'middle', indent: 1 };
  }
}

function addList(workbook: Workbook, content: GapContent): void {
  const words = gapWords[content.lang];
  const { gaps } = content.coverage;
  const sheet = addSheet(workbook, content, {
    name: words.list,
    title: words.title(regionName(content), content.facility[content.lang]),
    columns: [
      { head: words.number, width: 7 },
      { head: words.district, width: 13 },
      { head: words.town, width: 18 },
      { head: words.village, width: 20 },
      { head: words.code, width: 16, format: '@' },
      { head: words.distance, width: 13, format: '#,##0.0' },
      { head: words.nearest, width: 26 },
      { head: words.reason, width: 20 },
      { head: words.population, width: 10, format: '#,##0' },
      { head: words.source, width: 20 },
      { head: words.row, width: 9 },
    ],
    rows: gaps.map((gap, index) => [
      index + 1,
      gap.districtName,
      gap.townName,
      gap.name,
      gap.key,
      gap.detail.distanceM ?? null,
      gap.detail.nearestName ?? gap.detail.nearestCode ?? null,
      reason(content, gap.detail),
      content.populations.get(gap.key) ?? null,
      gap.source.file,
      gap.source.row,
    ]),
  });
  if (gaps.length === 0) writeNotes(sheet, [words.none], 11);
}

type Detail = GapContent['coverage']['gaps'][number]['detail'];

function reason({ lang, thresholdM }: GapContent, detail: Detail): string {
  const words = gapWords[lang];
  if (detail.noLocation === true) return words.noLocation;
  return detail.distanceM == null ? words.noFacility : words.tooFar(thresholdM);
}

function addSummary(workbook: Workbook, content: GapContent): void {
  const { lang, coverage, basis } = content;
  const words = gapWords[lang];
  const names = new Map(coverage.rows.map((row) => [row.region, nameIn(lang, row)]));
  const sheet = addSheet(workbook, content, {
    name: words.summary,
    title: words.summaryTitle(regionName(content), content.facility[lang]),
    columns: [
      { head: words.code, width: 13, format: '@' },
      { head: words.level, width: 8 },
      { head: words.district, width: 14 },
      { head: words.region, width: 20 },
      { head: words.villages, width: 12, format: '#,##0' },
      { head: words.covered, width: 12, format: '#,##0' },
      { head: words.gap, width: 12, format: '#,##0' },
      { head: words.percent, width: 12, format: '0.00' },
    ],
    rows: coverage.rows.map((row, index) => {
      const at = headRow + 1 + index;
      const gap = { formula: `E${at}-F${at}`, result: row.villages - row.covered };
      const above = row.level === 'town' ? (names.get(row.parent ?? '') ?? null) : null;
      return [
        row.region,
        words.levels[row.level],
        above,
        nameIn(lang, row),
        row.villages,
        row.covered,
        gap,
        row.percent ?? '—',
      ];
    }),
  });
  if (basis.sample) writeNotes(sheet, [tableWords[lang].sampleNote], 8);
}
