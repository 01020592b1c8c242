import type { Language, Words } from './map-content.ts';
import { chinesePunctuation } from './sheet-words.ts';

export function say(lang: Language, words: Words): string {
  return lang === 'zh' ? chinesePunctuation(words.zh) : words.en;
}

/** A region's name in the language of the sheet; the Chinese name where no other is known. */
export function nameIn(lang: Language, region: { readonly name: string; readonly nameEn: string | null }): string {
  return lang === 'en' ? (region.nameEn ?? region.name) : region.name;
}
