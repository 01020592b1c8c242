import type { OrderRow } from '#geodata/orders/order-row.ts';
import type { RuleReport } from '../orders/issue-by-rule.ts';
import type { Language } from './printer.ts';

/** An order in one line: number, place, item, year, state and why. */
export function orderLine(row: OrderRow, language: Language): string {
  const name = language === 'en' ? (row.nameEn ?? row.name) : row.name;
  const what = `${row.title[language]} (${row.item})`;
  return `${row.order}  ${name}  ${what}  ${row.year}  ${row.stateTitle[language]}  ${row.reason[language]}`;
}

/** What a run by rule issued or would issue, one a line, and how many were left because they have an order. */
export function ruleLines({ issued, standing, dueOn }: RuleReport, dryRun: boolean, language: Language): string[] {
  const lines = issued.map(({ order, row }) => {
    const name = language === 'en' ? (row.nameEn ?? row.name) : row.name;
    return `${order ?? '-'}  ${name}  ${row.title[language]} (${row.item})  ${row.year}  ${row.reason[language]}`;
  });
  const due = issued.length === 0 ? { zh: '', en: '' } : { zh: `，期限 ${dueOn}`, en: `, due on ${dueOn}` };
  const left = standing.length;
  const sum = {
    zh: `${dryRun ? '将发出' : '已发出'} ${issued.length} 份督办单${due.zh}；已有未办结督办单的 ${left} 项不再发出`,
    en: `${dryRun ? 'would issue' : 'issued'} ${issued.length} orders${due.en}; ${left} that are behind have one already`,
  };
  return [...lines, sum[language]];
}
