import type { Bulletin } from '#geodata/bulletin/gather-bulletin.ts';
import { type ClaimKind, claimKinds } from '#geodata/vocabulary/claim.ts';
import { decimalText, percentText } from '#geodata/vocabulary/percent-text.ts';
import { statuses } from '#geodata/vocabulary/status.ts';

/** 通报 is an official paper of a Chinese office: it is written in Chinese only. */
export const claimTitles: Readonly<Record<ClaimKind, string>> = {
  reported_not_mapped: '月报大于工程',
  mapped_not_reported: '工程大于月报',
  work_counted_twice: '疑似重复计算的工程',
  quantity_differs_from_map: '上报里程与图上长度不符',
  work_without_evidence: '无验收日期也无照片或佐证材料',
  acceptance_date_missing: '已验收无验收日期',
  photo_missing: '无照片或佐证材料',
  finish_date_missing: '已完工而无完工日期',
  work_without_place: '工程没有位置',
  moved_without_reason: '调整年度而无原因',
};

export function statusZh(code: string): string {
  return statuses.find((status) => status.code === code)?.zh ?? code;
}

/** At most two decimals, no trailing zeros. */
export function quantityText(quantity: number): string {
  return String(Number(decimalText(quantity, 2)));
}

export function percentOrDash(percent: number | null): string {
  return percent === null ? '—' : `${percentText(percent)}%`;
}

export function monthZh(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

export function dateZh(date: string | null): string {
  if (date === null) return '—';
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

export function titleOf({ rootName, month }: Bulletin): string {
  return `${rootName}${monthZh(month)}农村公路建设管理情况通报`;
}

/** Reasons are shared with the page, which writes points half as wide; a paper has them full. */
export function chinesePoints(line: string): string {
  return line.startsWith('[') ? line : line.replaceAll(/,(?=\D)/g, '，').replaceAll(';', '；');
}

/** What the numbers rest on. */
export function basisLines(bulletin: Bulletin): string[] {
  const { basis, isClosed, month, programme, former } = bulletin;
  const document = programme.documentNo === null ? '' : `(${programme.documentNo})`;
  return [
    `依据：《${programme.title.zh}》${document}`,
    `数据截止：${dateZh(basis.asOf)}，第${basis.load}批，${isClosed ? `${monthZh(month)}已关账，数字不再变动` : '本月尚未关账，数字可能变动'}`,
    former === null ? '没有上月数据，不作环比' : `上月数据截止：${dateZh(former.asOf)}，第${former.load}批`,
    ...(basis.sample ? ['【演示数据，不得用作公文】'] : []),
  ];
}

/** Where each number is found again: address and what stands there. */
export function citations({ basis, month, isClosed, programme, year, former }: Bulletin): string[] {
  const asOf = isClosed ? month : String(basis.load);
  const of = (parts: Readonly<Record<string, string>>): string =>
    // As it is read, not as it is sent: the words in brackets stand for what the reader asks.
    decodeURIComponent(String(new URLSearchParams({ programme: programme.id, ...parts, asOf })));
  return [
    `[1] 计划与完成：/api/progress?${of({ year: String(year), children: 'true' })}`,
    `[2] 完成量的工程明细：/api/progress/records?${of({ year: String(year), item: '(计划项)' })}`,
    `[3] 指标值：/api/values?${of({ indicator: '(指标)' })}；明细 /api/indicators/(指标)/records`,
    `[4] 上报与佐证：/api/claims?${of({ year: String(year) })}`,
    ...(former === null
      ? []
      : [`[5] 变动原因：/api/progress/changes?${of({ item: '(计划项)', from: former.month ?? String(former.load) })}`]),
  ];
}

export const rankRule =
  '排名按各区县年度计划项完成率的平均值，单项超过100%的按100%计，未安排(“—”或0)的项不计；平均值(两位小数)相同的并列，其后名次顺延空出。';

export function claimOrder(kind: ClaimKind): number {
  return claimKinds.indexOf(kind);
}
