import type { Basis } from '#geodata/as-of.ts';
import type { Language } from '../progress-map/map-content.ts';
import { tableWords } from './table-words.ts';

interface Marked {
  readonly lang: Language;
  readonly basis: Basis;
}

/** 内部资料 always, 演示数据 when any load behind the numbers is one. */
export function sheetMarks({ lang, basis }: Marked): string {
  const words = tableWords[lang];
  return basis.sample ? `${words.internal}   ${words.sample}` : words.internal;
}

/** What every printed page says: marks, data date and load. */
export function sheetFooter(marked: Marked): string {
  return `${sheetMarks(marked)}   ${basisFact(marked)}`;
}

export function basisFact({ lang, basis }: Marked): string {
  const words = tableWords[lang];
  const colon = lang === 'zh' ? '\uff1a' : ': ';
  return `${words.asOf}${colon}${basis.asOf ?? '—'}   ${words.load}${colon}${basis.load}`;
}
