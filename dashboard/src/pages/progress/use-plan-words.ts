import type { Language } from '../../address/address.ts';
import { planEn } from '../../words/plan-en.ts';
import { type PlanWords, planZh } from '../../words/plan-zh.ts';
import { useTongue } from '../../words/words-context.tsx';

const dictionaries: Readonly<Record<Language, PlanWords>> = { zh: planZh, en: planEn };

export function usePlanWords(): PlanWords {
  return dictionaries[useTongue().language];
}
