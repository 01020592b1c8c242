import type { Language } from '../address/address.ts';
import { coverageEn } from './coverage-en.ts';
import { type CoverageWords, coverageZh } from './coverage-zh.ts';
import { useTongue } from './words-context.tsx';

const dictionaries: Readonly<Record<Language, CoverageWords>> = { zh: coverageZh, en: coverageEn };

export function useCoverageWords(): CoverageWords {
  return dictionaries[useTongue().language];
}
