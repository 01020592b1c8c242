import type { PlanContent } from './plan-content.ts';
import { basisFact } from './sheet-marks.ts';
import { tableWords } from './table-words.ts';

export function titleOf({ lang, title }: PlanContent, period: string): string {
  return `${title[lang]}${lang === 'zh' ? '' : ': '}${tableWords[lang].planTitle(period)}`;
}

/** What every sheet says under its title. */
export function commonFacts(content: PlanContent): string[] {
  const { lang, documentNo } = content;
  const colon = lang === 'zh' ? '\uff1a' : ': ';
  return [...(documentNo ? [`${tableWords[lang].document}${colon}${documentNo}`] : []), basisFact(content)];
}
