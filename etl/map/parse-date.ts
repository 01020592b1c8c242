const patterns: readonly RegExp[] = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
const monthPatterns: readonly RegExp[] = [/^(\d{4})[-/.](\d{1,2})$/, /^(\d{4})年(\d{1,2})月份?$/, /^(\d{4})(\d{2})$/];
/** January, or October that a spreadsheet took for the number 2020.10 and keeps as 2020.1. */
const januaryOrOctober = /^\d{4}\.1$/;
/** The time after a date, as databases and spreadsheets write it, is cut off. */
const timeOfDay = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A day of the calendar as YYYY-MM-DD; undefined when it is none. */
export function parseDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().replace(timeOfDay, '').replaceAll(/\s/g, '');
  for (const pattern of patterns) {
    const parts = pattern.exec(plain);
    if (parts !== null) return calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  }
  return undefined;
}

/** A month as its first day, YYYY-MM-01; a full date is a month as well. Undefined where it could be two months. */
export function parseMonth(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  if (januaryOrOctober.test(plain)) return undefined;
  for (const pattern of monthPatterns) {
    const parts = pattern.exec(plain);
    if (parts !== null) return calendarDay(Number(parts[1]), Number(parts[2]), 1);
  }
  return parseDate(text)?.replace(/\d{2}$/, '01');
}

function calendarDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exact = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exact && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : undefined;
}
