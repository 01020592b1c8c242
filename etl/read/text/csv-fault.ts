import type { CsvError } from 'csv-parse';

const remedies: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  CSV_QUOTE_NOT_CLOSED: {
    zh: '双引号没有成对，请补上或删去多余的引号',
    en: 'a quote is not closed; close it or remove the stray one',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    zh: '双引号后还有文字，文字里的引号请写成两个',
    en: 'text follows a closing quote; write a quote inside a text twice',
  },
  CSV_MAX_RECORD_SIZE: {
    zh: '一行太长，多半是前面有一个双引号没有成对',
    en: 'a row is too long, most likely because a quote before it is not closed',
  },
};

/** What is wrong with a table of text, where, and how to mend it; in the library's words where it is none of the known. */
export function csvFault({ code, message }: CsvError): string {
  const remedy = remedies[code];
  if (remedy === undefined) return message.slice(0, 200);
  const line = /\bline (\d+)/.exec(message)?.[1];
  const [zh, en] = line === undefined ? ['', ''] : [`第${line}行`, ` (line ${line})`];
  return `${zh}${remedy.zh} / ${remedy.en}${en}`;
}
