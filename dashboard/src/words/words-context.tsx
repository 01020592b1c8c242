import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Language } from '../address/address.ts';
import { formatDate } from '../format/clock.ts';
import { en } from './en.ts';
import { type Words, zh } from './zh.ts';

interface Tongue {
  readonly language: Language;
  readonly words: Words;
  /** Picks from a text that comes in both languages. */
  readonly say: (text: { readonly zh: string; readonly en: string }) => string;
  /** A date or a month, `2020-09-30` or `2020-09`, as the language writes it; anything else as it is. */
  readonly dateOf: (text: string) => string;
  /** Name of a region: the English one where it exists and is asked for. */
  readonly nameOf: (region: { readonly name: string; readonly nameEn: string | null }) => string;
}

const dictionaries: Readonly<Record<Language, Words>> = { zh, en };

export function tongueOf(language: Language): Tongue {
  return {
    language,
    words: dictionaries[language],
    say: (text) => text[language],
    dateOf: (text) => formatDate(text, language),
    nameOf: (region) => (language === 'en' ? (region.nameEn ?? region.name) : region.name),
  };
}

const TongueContext = createContext<Tongue>(tongueOf('zh'));

export function TongueProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const tongue = useMemo(() => tongueOf(language), [language]);
  return <TongueContext value={tongue}>{children}</TongueContext>;
}

export function useTongue(): Tongue {
  return useContext(TongueContext);
}
