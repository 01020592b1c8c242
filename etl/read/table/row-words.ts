import { type CellValue, wordOf } from './grid.ts';

/** Rank of a row of totals: a total sums the rows since the last total of its rank or above. */
export type TotalRank = 1 | 2 | 3;

const subtotal = /^.{0,12}(小计|subtotal|sub-total)[:：]?$/i;
const total = /^.{0,12}(合计|共计)[:：]?$|^total:?$/i;
const grandTotal = /^.{0,12}总计[:：]?$|^(全[省市县区镇乡]|全部)(合计|共计)[:：]?$|^grandtotal:?$/i;

export function totalRank(cell: CellValue | undefined): TotalRank | undefined {
  if (typeof cell !== 'string' || !/计|total/i.test(cell)) return undefined;
  const word = wordOf(cell);
  if (grandTotal.test(word)) return 3;
  if (total.test(word)) return 2;
  return subtotal.test(word) ? 1 : undefined;
}

const signing =
  '单位负责人|分管领导|主管领导|负责人|填表人|填报人|制表人|经办人|审核人|复核人|审批人|联系人|联系电话|电话|填报单位|填表单位|编制单位|报送单位|上报单位|填报日期|填表日期|报出日期|制表日期|上报日期|日期|单位|计量单位|截至|数据来源|报告期|表号|制定机关|批准文号|有效期至';
const label = new RegExp(`^(${signing})(\\(.{0,6}\\))?:`);
const signature = new RegExp(`^(${signing})(\\(.{0,6}\\))?(:.*)?$`);
const note =
  /^([((]?(备?注|说明|附注|填表说明|填报说明|备注说明)[))]?[0-9一二三四五六七八九十]*[:、.\s]|[※*★▲]|注$|说明$|数据来源)/;
const item = /^([((]?\d{1,2}[))]?[、..)]|[((]?[一二三四五六七八九十]{1,3}[))]?[、.)])/;
const section = /^[((]?[一二三四五六七八九十]{1,3}[))]?[、.)]/;

/** 单位：公里, 填报日期：2020年1月: stands above or below a table, never in its header. */
export const isLabel = (cell: CellValue | undefined): boolean =>
  typeof cell === 'string' && /[:：]/.test(cell) && label.test(wordOf(cell));
/** The same, or the bare word with its value in the next cell. */
export const isSignature = (cell: CellValue | undefined): boolean => signature.test(wordOf(cell));
export const isNote = (cell: CellValue | undefined): boolean => note.test(wordOf(cell));
/** 1、… or （一）…, a further line of a note. */
export const isListItem = (cell: CellValue | undefined): boolean => item.test(wordOf(cell));
/** 一、县道: the title of a part of the table. */
export const isSectionTitle = (cell: CellValue | undefined): boolean => section.test(wordOf(cell));

const units = /^\(?(公里|千米|km|米|m|平方米|平方公里|亩|㎡|m2|个|座|辆|条|处|人|户|次|班|盏|项|元|万元|亿元|%)\)?$/i;
/** 公里 or （公里） alone. */
export const isUnit = (cell: CellValue | undefined): boolean => units.test(wordOf(cell));
/** 甲, 乙 and the like: a printed row that numbers the columns. */
export const isColumnMark = (cell: CellValue | undefined): boolean => /^[甲乙丙丁戊己庚辛]$|^栏次$/.test(wordOf(cell));

/** What may be told of such a line: no names of people, no long numbers. */
export function tellLine(cells: readonly CellValue[]): string {
  const words = cells.map(wordOf).filter((word) => word !== '');
  const told = words.map((word) => signature.exec(word)?.[1] ?? word);
  const firstSigned = words.findIndex((word) => signature.test(word));
  const kept = firstSigned === -1 ? told : told.filter((_, index) => signature.test(words[index] ?? ''));
  return kept
    .join(' ')
    .replaceAll(/\d{7,}/g, '…')
    .slice(0, 80);
}
