import type { RankMove } from '#geodata/bulletin/explain-moves.ts';
import type { Bulletin } from '#geodata/bulletin/gather-bulletin.ts';
import type { ProgressRow } from '#geodata/progress/list-progress.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import {
  basisLines,
  chinesePoints,
  citations,
  claimOrder,
  claimTitles,
  dateZh,
  percentOrDash,
  quantityText,
  rankRule,
  statusZh,
  titleOf,
} from './bulletin-words.ts';

/** The bulletin as text, a paragraph a line. */
export function bulletinText(bulletin: Bulletin): string {
  const parts = [
    [titleOf(bulletin)],
    basisLines(bulletin),
    ['一、总体进展', overview(bulletin)],
    ['二、各项任务', ...items(bulletin)],
    ['三、区县排名', rankRule, ...bulletin.ranks.map((rank) => rankLine(rank, bulletin))],
    ['四、主要指标', ...indicatorLines(bulletin)],
    ['五、上报与佐证核对', claimLine(bulletin)],
    ['引用', ...citations(bulletin)],
  ];
  return `${parts.map((lines) => lines.map(chinesePoints).join('\n')).join('\n\n')}\n`;
}

function ofRoot(bulletin: Bulletin): ProgressRow[] {
  return bulletin.rows.filter((row) => row.region === bulletin.basis.root);
}

function overview(bulletin: Bulletin): string {
  const rows = ofRoot(bulletin);
  const counts = statuses
    .map(({ code, zh }) => ({ zh, count: rows.filter((row) => row.status === code).length }))
    .filter(({ count }) => count > 0)
    .map(({ zh, count }) => `${zh}${count}项`);
  const late = bulletin.rows.filter((row) => row.region !== bulletin.basis.root && row.status === 'behind');
  const districts = new Set(late.map(({ name }) => name));
  const lateText =
    late.length === 0 ? '各区县没有滞后的任务' : `区县滞后任务共${late.length}项，涉及${[...districts].join('、')}`;
  return `截至${dateZh(bulletin.measuredOn)}，${bulletin.year}年度${rows.length}项任务中：${counts.join('，')}；${lateText}。[1]`;
}

function items(bulletin: Bulletin): string[] {
  return ofRoot(bulletin).map((row, at) => {
    const { title, unit, plan, done, percent, status, reason } = row;
    const former = bulletin.formerRows.find((each) => each.region === row.region && each.item === row.item);
    const gained = former === undefined ? '' : `，比上月增加${quantityText(done - former.done)}${unit.zh}`;
    const planned = plan === null ? '本年未安排' : `计划${quantityText(plan)}${unit.zh}`;
    const carried =
      row.carried !== null && row.carried > 0 ? `；往年结转${quantityText(row.carried)}${unit.zh}未完成` : '';
    const head = `${at + 1}．${title.zh}：${planned}，完成${quantityText(done)}${unit.zh}${gained}，完成率${percentOrDash(percent)}，${statusZh(status)}`;
    return `${head}。${reason.zh}${carried === '' ? '' : `${carried.slice(1)}。`}[1][2]`;
  });
}

function rankLine({ rank, name, score, rankBefore, scoreBefore, reason }: RankMove, { ranks }: Bulletin): string {
  if (rank === null || score === null) return `—　${name}：${reason}`;
  const move = rankBefore === null ? '' : moveText(rankBefore - rank);
  const before = scoreBefore === null ? '' : `，上月${scoreBefore.toFixed(2)}%、第${rankBefore}名`;
  const cited = scoreBefore === null ? '[1]' : '[1][5]';
  const tied = ranks.filter((other) => other.rank === rank).length > 1 ? '并列' : '';
  return `${tied}第${rank}名　${name}：平均完成率${score.toFixed(2)}%${before}${move}。${reason}${cited}`;
}

function moveText(places: number): string {
  if (places === 0) return '，名次不变';
  return places > 0 ? `，上升${places}位` : `，下降${-places}位`;
}

function indicatorLines({ indicators }: Bulletin): string[] {
  return indicators.map(({ title, clause, value, former }, at) => {
    const change =
      former?.value == null || value.value === null || former.value === value.value
        ? ''
        : `，上月${percentOrDash(former.value)}`;
    return `${at + 1}．${title.zh}：${percentOrDash(value.value)}${change}，${statusZh(value.status)}。${value.reason.zh}依据“${value.target?.clause ?? clause}”。[3]`;
  });
}

function claimLine({ claims }: Bulletin): string {
  if (claims.length === 0) return '月报与工程、里程与图形、完工与佐证相符，没有需要核对的情况。[4]';
  const texts = [...claims]
    .sort((left, right) => claimOrder(left.kind) - claimOrder(right.kind))
    .map(({ kind, count }) => `${claimTitles[kind]}${count}处`);
  return `需要核对：${texts.join('，')}。请各区县逐条核实，补充工程、佐证或更正月报。[4]`;
}
