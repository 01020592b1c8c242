import type { CellObject } from '@e965/xlsx';
import { SSF } from '@e965/xlsx';
import type { CellValue } from '../table/grid.ts';
import { tidyText } from '../table/tidy-text.ts';

export interface ReadCell {
  readonly value: CellValue;
  /** Code of a problem kind. */
  readonly fault?: string;
}

const secondsPerDay = 86_400;
/** Spreadsheets keep 15 digits; a longer integer has lost its last ones. */
const firstInexact = 1e15;
const keptDigits = 15;
const notAvailable = '#N/A';
const errorNames: ReadonlyMap<unknown, string> = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, notAvailable],
  [43, '#GETTING_DATA'],
]);
const errorText = /^(#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A)|Err:\d{3})$/;

/**
 * A cell as a value: numbers as numbers, dates and times as text (2020-09-30, 2020-09-30 08:30:00, 08:30:00), the rest
 * as it stands. Formulas have the result that was saved with them.
 */
export function readCell(cell: CellObject, date1904: boolean): ReadCell {
  if (cell.t === 'e') return errorCell(errorNames.get(cell.v) ?? '#ERROR');
  if (cell.t === 'z') return cell.f === undefined ? { value: null } : uncomputed(cell.f);
  if (cell.t === 'b') return { value: cell.v === true };
  if (typeof cell.v === 'number') return readNumber(cell.v, cell.z ?? localFormatOf(cell.w), date1904);
  const text = typeof cell.v === 'string' ? cell.v : '';
  return cell.f !== undefined && errorText.test(text) ? errorCell(text) : { value: tidyText(text) };
}

function errorCell(value: string): ReadCell {
  return { value, fault: value === notAvailable ? 'cell_not_available' : 'cell_error' };
}

function uncomputed(formula: string): ReadCell {
  return { value: `=${formula.slice(0, 60)}`, fault: 'formula_uncomputed' };
}

/**
 * Formats of the language (2020年9月3日, 2020年9月, 8时30分) have a number in the file and no pattern; the library writes
 * such a cell as a day or as a time.
 */
function localFormatOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  if (/^\d+\/\d+\/\d+/.test(written)) return 'yyyy-mm-dd';
  return /^\d+:\d\d/.test(written) ? 'h:mm:ss' : undefined;
}

function readNumber(number: number, format: unknown, date1904: boolean): ReadCell {
  if (typeof format === 'string' && SSF.is_date(format)) {
    const text = dateText(number, format, date1904);
    if (text !== undefined) return { value: text };
  }
  if (!Number.isInteger(number)) return { value: Number(number.toPrecision(keptDigits)) };
  if (Math.abs(number) < firstInexact) return { value: number };
  return { value: String(number), fault: 'digits_lost' };
}

/** Undefined for numbers that are no date in any calendar. */
function dateText(serial: number, format: string, date1904: boolean): string | undefined {
  if (/\[h+\]/i.test(format)) return SSF.format(format, serial, { date1904 });
  // Whole seconds: a time of day is a fraction that is never exact.
  const seconds = Math.round(serial * secondsPerDay);
  const date = SSF.parse_date_code(seconds / secondsPerDay, { date1904 });
  if (!date) return undefined;
  const time = [date.H, date.M, date.S].map((part) => String(part).padStart(2, '0')).join(':');
  const isTimeOnly = serial >= 0 && serial < 1 && !/[yd]/i.test(bare(format));
  if (isTimeOnly) return time;
  const day = [String(date.y).padStart(4, '0'), ...[date.m, date.d].map((part) => String(part).padStart(2, '0'))];
  return seconds % secondsPerDay === 0 ? day.join('-') : `${day.join('-')} ${time}`;
}

/** A format without its quoted words, escaped signs and brackets. */
function bare(format: string): string {
  return format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
}
