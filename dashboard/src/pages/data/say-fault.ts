import type { Language } from '../../address/address.ts';
import { CallError } from '../../data/client.ts';
import type { DataWords } from '../../words/data-zh.ts';

/** Messages of the pipeline are Chinese, then English: `…。There is no …`. */
export function inLanguage(message: string, language: Language): string {
  const border = message.lastIndexOf('。');
  if (border < 0 || border === message.length - 1) return message;
  return language === 'zh' ? message.slice(0, border + 1) : message.slice(border + 1).trim();
}

/** The words of the page for the options that messages name as at the command line. */
export function inWordsOfPage(message: string, words: DataWords): string {
  const { found, views } = words;
  const options: readonly (readonly [RegExp, string])[] = [
    [/--mode replace/g, quoted(found.modes.replace)],
    [/--mode merge/g, quoted(found.modes.merge)],
    [/--layer/g, quoted(found.layer)],
    [/--crs( epsg:(代码|CODE))?/g, quoted(found.crs)],
    [/--programme/g, quoted(found.programme)],
    [/--region/g, quoted(found.region)],
    [/--mapping none/g, quoted(words.columns.forget)],
    [/--mapping( \S+\.json)?/g, quoted(views.columns)],
  ];
  return options
    .reduce((text, [option, word]) => text.replace(option, word), message)
    .replace(/([\u4e00-\u9fff]) “/g, '$1“');
}

function quoted(text: string): string {
  return `“${text.replace(/[（(].*$/, '').trim()}”`;
}

export function sayFault(message: string, language: Language, words: DataWords): string {
  return inWordsOfPage(inLanguage(message, language), words);
}

export function sayError(error: Error, language: Language, words: DataWords): string {
  if (error instanceof CallError && error.code === 'unreachable') return words.drop.lost;
  return sayFault(error.message, language, words);
}

/** Why the server keeps somebody out; undefined for any other failure. */
export function forbiddenBy(error: Error | null): 'needed' | 'wrong' | 'loopback' | 'crossSite' | undefined {
  if (!(error instanceof CallError)) return undefined;
  const reasons = {
    token_needed: 'needed',
    token_wrong: 'wrong',
    only_from_loopback: 'loopback',
    cross_site: 'crossSite',
  } as const;
  return Object.entries(reasons).find(([code]) => code === error.code)?.[1];
}

export function sizeText(bytes: number, words: DataWords): string {
  const { kb, mb } = words.fileUnit;
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} ${kb}`;
  const megabytes = bytes / 1024 / 1024;
  return `${megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes)} ${mb}`;
}
