import type { Language } from '../address/address.ts';

const bothLanguages = /^(.*?[。！？])\s*([A-Z"“].*)$/s;

/** The server says refusals in Chinese and then in English; a page shows the half it is read in. */
export function saidIn(language: Language, message: string): string {
  const [, zh, en] = bothLanguages.exec(message) ?? [];
  if (zh === undefined || en === undefined) return message;
  return language === 'zh' ? zh : en;
}
