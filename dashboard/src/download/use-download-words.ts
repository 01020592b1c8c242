import type { Language } from '../address/address.ts';
import { downloadEn } from '../words/download-en.ts';
import { type DownloadWords, downloadZh } from '../words/download-zh.ts';
import { useTongue } from '../words/words-context.tsx';

const dictionaries: Readonly<Record<Language, DownloadWords>> = { zh: downloadZh, en: downloadEn };

export function useDownloadWords(): DownloadWords {
  return dictionaries[useTongue().language];
}
