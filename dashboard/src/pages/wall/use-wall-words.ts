import type { Language } from '../../address/address.ts';
import { wallEn } from '../../words/wall-en.ts';
import { type WallWords, wallZh } from '../../words/wall-zh.ts';
import { useTongue } from '../../words/words-context.tsx';

const dictionaries: Readonly<Record<Language, WallWords>> = { zh: wallZh, en: wallEn };

export function useWallWords(): WallWords {
  return dictionaries[useTongue().language];
}
