import { types as defaultTypes } from 'pg';

const oid = {
  int8: 20,
  textArray: 1009,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  numericArray: 1231,
  numeric: 1700,
};

/** The parser of text[]: arrays whose elements stay strings. */
const parseTextArray: (text: string) => (string | null)[] = defaultTypes.getTypeParser(oid.textArray, 'text');

function parseNumberArray(text: string): (number | null)[] {
  return parseTextArray(text).map((element) => (element === null ? null : Number(element)));
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.int8]: Number,
  [oid.numeric]: Number,
  [oid.int8Array]: parseNumberArray,
  [oid.numericArray]: parseNumberArray,
  [oid.date]: (text) => text,
  [oid.dateArray]: parseTextArray,
};

/**
 * Numbers come back as numbers and dates as 'YYYY-MM-DD', on our connections only.
 * Counts, kilometres and percentages of this platform stay far below 2^53.
 */
export const valueParsers = {
  getTypeParser(id: number, format: string): unknown {
    if (format === 'binary') return defaultTypes.getTypeParser(id, 'binary');
    return parsers[id] ?? defaultTypes.getTypeParser(id, 'text');
  },
};
