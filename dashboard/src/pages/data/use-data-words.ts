import type { Language } from '../../address/address.ts';
import { dataEn } from '../../words/data-en.ts';
import { type DataWords, dataZh } from '../../words/data-zh.ts';
import { useTongue } from '../../words/words-context.tsx';

const dictionaries: Readonly<Record<Language, DataWords>> = { zh: dataZh, en: dataEn };

export function useDataWords(): DataWords {
  return dictionaries[useTongue().language];
}
