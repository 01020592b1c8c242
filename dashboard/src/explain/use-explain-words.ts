import type { Language } from '../address/address.ts';
import { explainEn } from '../words/explain-en.ts';
import { type ExplainWords, explainZh } from '../words/explain-zh.ts';
import { useTongue } from '../words/words-context.tsx';

const dictionaries: Readonly<Record<Language, ExplainWords>> = { zh: explainZh, en: explainEn };

export function useExplainWords(): ExplainWords {
  return dictionaries[useTongue().language];
}
