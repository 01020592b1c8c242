import type { Language } from '../../address/address.ts';
import { papersEn } from '../../words/papers-en.ts';
import { type PapersWords, papersZh } from '../../words/papers-zh.ts';
import { useTongue } from '../../words/words-context.tsx';

const dictionaries: Readonly<Record<Language, PapersWords>> = { zh: papersZh, en: papersEn };

export function usePapersWords(): PapersWords {
  return dictionaries[useTongue().language];
}
