import ExcelJS, { type Workbook } from 'exceljs';
import type { Bulletin } from '#geodata/bulletin/gather-bulletin.ts';
import { claimTitles, rankRule, statusZh, titleOf } from './bulletin-words.ts';
import { type SheetContent, writeBulletinSheet } from './write-bulletin-sheet.ts';

/** The bulletin's numbers as sheets: tasks, ranking, indicators, claims. Figures are numbers, a dash is text. */
export function bulletinWorkbook(bulletin: Bulletin): Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.title = titleOf(bulletin);
  workbook.creator = '通村 Tongcun';
  for (const content of [tasks(bulletin), ranking(bulletin), indicatorSheet(bulletin), claimSheet(bulletin)]) {
    writeBulletinSheet(workbook, bulletin, content);
  }
  return workbook;
}

function tasks({ rows, formerRows, basis }: Bulletin): SheetContent {
  const formerOf = (region: string, item: string) =>
    formerRows.find((row) => row.region === region && row.item === item);
  return {
    name: '任务进展',
    columns: [
      ['区域', 13],
      ['任务', 34],
      ['单位', 9],
      ['年度计划', 11],
      ['累计完成', 11],
      ['本月增加', 11],
      ['完成率%', 10],
      ['按进度应完成', 13],
      ['月报', 11],
      ['月报减完成', 12],
      ['往年结转', 11],
      ['状态', 12],
      ['原因', 64],
    ],
    rows: rows.map((row) => {
      const former = formerOf(row.region, row.item);
      const gained = former === undefined ? null : row.done - former.done;
      return [
        ...[row.name, row.title.zh, row.unit.zh, row.plan, row.done, gained],
        ...[row.percent, row.expected, row.reported, row.difference, row.carried],
        ...[statusZh(row.status), row.reason.zh],
      ];
    }),
    isTotal: (at) => rows[at]?.region === basis.root,
    notes: ['“—”为计划表未安排或无法比较，不是0。'],
  };
}

function ranking({ ranks }: Bulletin): SheetContent {
  return {
    name: '区县排名',
    columns: [
      ['名次', 9],
      ['区县', 14],
      ['平均完成率%', 15],
      ['计划项数', 12],
      ['上月名次', 12],
      ['上月平均完成率%', 18],
      ['变动原因', 110],
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
      ['状态', 12],
      ['原因', 60],
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

/** What the text of the bulletin asks of the districts. */
const claimAdvice = '请各区县逐条核实，补充工程、佐证或更正月报';

function claimSheet({ claims }: Bulletin): SheetContent {
  return {
    name: '上报核对',
    columns: [
      ['情况', 44],
      ['处数', 14],
      ['办理', 90],
    ],
    rows: claims.map(({ kind, count }) => [claimTitles[kind], count, claimAdvice]),
    notes: [],
  };
}
