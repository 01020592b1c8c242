import type { Field } from '#geodata/datasets/define-dataset.ts';
import { parseAngle } from '../crs/parse-angle.ts';
import { parseBoolean, parseCode, parseCodes } from './parse-code.ts';
import { parseDate, parseMonth } from './parse-date.ts';
import { parseChainage, parseInteger, parseNumber } from './parse-number.ts';
import { parseTime } from './parse-time.ts';

/** Text that the staged column's type reads, or the code of the fault. */
export type Parsed = Understood | { readonly fault: string };

export interface Understood {
  readonly text: string | null;
  /** Code of what is to be told of the cell although it was understood. */
  readonly note?: string;
}

/** What departments write where nothing is known. */
const nothing = new Set(['', '-', '--', '—', '——', '–', '－', '/', 'null', '<null>', 'n/a', '#n/a']);
const longestText = 2_000;

const longestNothing = 6;

export function isNothing(text: string): boolean {
  return text.length <= longestNothing && nothing.has(text.toLowerCase());
}

/** Understands one cell by the type of its field. An empty cell is null in every type. */
export function parseValue(raw: unknown, field: Field): Parsed {
  const text = toText(raw);
  if (isNothing(text)) return { text: null };
  switch (field.type) {
    case 'text':
      return text.length > longestText ? { fault: 'text_too_long' } : { text };
    case 'integer':
      return withinRange(parseInteger(text), field, 'bad_number');
    case 'number':
      return withinRange(parseNumber(text), field, 'bad_number');
    case 'longitude':
      return withinRange(parseAngle(text), { ...field, min: -180, max: 180 }, 'bad_number');
    case 'latitude':
      return withinRange(parseAngle(text), { ...field, min: -90, max: 90 }, 'bad_number');
    case 'chainage':
      return withinRange(parseChainage(text), field, 'bad_chainage');
    case 'boolean':
      return orFault(parseBoolean(text), 'bad_boolean');
    case 'date':
      return orFault(parseDate(text), 'bad_date');
    case 'time':
      return orFault(parseTime(text), 'bad_time');
    case 'month':
      return orFault(parseMonth(text), 'bad_month');
    case 'code':
      return orFault(parseCode(text, field.codes ?? []), 'unknown_code');
    case 'codes':
      return orFault(parseCodes(text, field.codes ?? [])?.join('+'), 'unknown_code');
  }
}

/** Anything that needs care; nearly no cell has it. */
const careful = /^\s|\s$|[\p{Cc}\ud800-\udfff]/u;

/** Cells as text: trimmed, without the control characters and half surrogates that PostgreSQL cannot store. */
export function toText(raw: unknown): string {
  if (raw === null || raw === undefined) return '';
  const text = typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
  if (!careful.test(text)) return text;
  return text
    .replaceAll(/[\t\r\n]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}

function orFault(text: string | undefined, fault: string): Parsed {
  return text === undefined ? { fault } : { text };
}

function withinRange(text: string | undefined, { min, max }: Pick<Field, 'min' | 'max'>, fault: string): Parsed {
  if (text === undefined) return { fault };
  const number = Number(text);
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) return { fault: 'out_of_range' };
  return { text };
}
