import ExcelJS, { type Workbook, type Worksheet } from 'exceljs';
import type { Bulletin } from '#geodata/bulletin/gather-bulletin.ts';
import { writeHead, writeNotes } from '../table/sheet-head.ts';
import { centred, font, grid, leftAligned } from '../table/table-style.ts';
import { basisLines, citations, claimTitles, rankRule, statusZh, titleOf } from './bulletin-words.ts';

type Cell = string | number | null;

interface SheetContent {
  readonly name: string;
  readonly columns: readonly (readonly [head: string, width: number])[];
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
}

/** The bulletin's numbers as sheets: tasks, ranking, indicators, claims. Figures are numbers, a dash is text. */
export function bulletinWorkbook(bulletin: Bulletin): Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.title = titleOf(bulletin);
  workbook.creator = '通村 Tongcun';
  for (const content of [tasks(bulletin), ranking(bulletin), indicatorSheet(bulletin), claimSheet(bulletin)]) {
    addSheet(workbook, bulletin, content);
  }
  return workbook;
}

function addSheet(workbook: Workbook, bulletin: Bulletin, { name, columns, rows, notes }: SheetContent): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 4, showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const [document = '', dates = ''] = basisLines(bulletin);
  writeHead(sheet, {
    title: `${titleOf(bulletin)}·${name}`,
    facts: `${document}　${dates}`,
    marks: bulletin.basis.sample ? '演示数据，不得用作公文' : '',
    columns: columns.length,
  });
  writeTable(sheet, columns, rows);
  writeNotes(sheet, [...notes, ...citations(bulletin)], columns.length);
}

function writeTable(sheet: Worksheet, columns: SheetContent['columns'], rows: SheetContent['rows']): void {
  for (const [at, [head, width]] of columns.entries()) {
    sheet.getColumn(at + 1).width = width;
    const cell = sheet.getCell(4, at + 1);
    cell.value = head;
    cell.font = font.head;
    cell.alignment = centred;
    cell.border = grid;
  }
  for (const [at, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      const cell = sheet.getCell(5 + at, column + 1);
      cell.value = value ?? '—';
      cell.font = font.body;
      cell.border = grid;
      cell.alignment =
        typeof value === 'number' ? { ...centred, horizontal: 'right' } : { ...leftAligned, wrapText: true };
      if (typeof value === 'number' && !Number.isInteger(value)) cell.numFmt = '0.00';
    }
  }
}

function tasks({ rows, formerRows }: Bulletin): SheetContent {
  const formerOf = (region: string, item: string) =>
    formerRows.find((row) => row.region === region && row.item === item);
  return {
    name: '任务进展',
    columns: [
      ['区域', 12],
      ['任务', 26],
      ['单位', 7],
      ['年度计划', 11],
      ['累计完成', 11],
      ['本月增加', 11],
      ['完成率%', 10],
      ['按进度应完成', 13],
      ['月报', 11],
      ['月报减完成', 12],
      ['往年结转', 11],
      ['状态', 9],
      ['原因', 60],
    ],
    rows: rows.map((row) => {
      const former = formerOf(row.region, row.item);
      const gained = former === undefined ? null : row.done - former.done;
      return [
        row.name,
        row.title.zh,
        row.unit.zh,
        row.plan,
        row.done,
        gained,
        row.percent,
        row.expected,
        row.reported,
        row.difference,
        row.carried,
        statusZh(row.status),
        row.reason.zh,
      ];
    }),
    notes: ['“—”为计划表未安排或无法比较，不是0。'],
  };
}

function ranking({ ranks }: Bulletin): SheetContent {
  return {
    name: '区县排名',
    columns: [
      ['名次', 8],
      ['区县', 12],
      ['平均完成率%', 13],
      ['计划项数', 10],
      ['上月名次', 10],
      ['上月平均完成率%', 16],
      ['变动原因', 90],
    ],
    rows: ranks.map(({ rank, name, score, items, rankBefore, scoreBefore, reason }) => [
      rank,
      name,
      score,
      items,
      rankBefore,
      scoreBefore,
      reason,
    ]),
    notes: [rankRule],
  };
}

function indicatorSheet({ indicators }: Bulletin): SheetContent {
  return {
    name: '主要指标',
    columns: [
      ['指标', 34],
      ['达标', 12],
      ['总量', 12],
      ['指标值%', 10],
      ['上月%', 10],
      ['目标%', 10],
      ['状态', 9],
      ['原因', 44],
      ['依据', 60],
    ],
    rows: indicators.map(({ title, clause, value, former }) => [
      title.zh,
      value.success,
      value.population,
      value.value,
      former?.value ?? null,
      value.target?.value ?? null,
      statusZh(value.status),
      value.reason.zh,
      value.target?.clause ?? clause,
    ]),
    notes: [],
  };
}

function claimSheet({ claims }: Bulletin): SheetContent {
  return {
    name: '上报核对',
    columns: [
      ['情况', 34],
      ['处数', 10],
    ],
    rows: claims.map(({ kind, count }) => [claimTitles[kind], count]),
    notes: [],
  };
}
