import type { Basis } from '../data/queries.ts';
import type { DownloadWords } from '../words/download-zh.ts';

export interface SheetGround {
  readonly region: string;
  readonly basis: Basis;
  readonly unit?: string | undefined;
  readonly method?: string | undefined;
  readonly clause?: string | undefined;
}

/** What every table says of itself: region, date and load, unit, definition, clause, source. */
export function sheetFacts({ region, basis, unit, method, clause }: SheetGround, words: DownloadWords): string[] {
  const dates = [
    words.asOf(basis.asOf ?? '—', basis.load),
    ...(basis.month === undefined ? [] : [words.closed(basis.month)]),
  ];
  return [
    [words.region(region), ...dates, ...(unit === undefined ? [] : [words.unit(unit)])].join('　'),
    ...(method === undefined ? [] : [words.method(method)]),
    ...(clause === undefined ? [] : [words.clause(clause)]),
    words.source,
  ];
}

/** 演示数据 is said on every paper made of it. */
export function sheetMark(basis: Basis, words: DownloadWords): string | undefined {
  return basis.sample ? words.mark : undefined;
}
