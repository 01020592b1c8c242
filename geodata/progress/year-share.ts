/** How much of a calendar year is gone by at the end of a day. */
export interface YearShare {
  readonly elapsedDays: number;
  readonly daysInYear: number;
}

const dayMs = 86_400_000;

/** The even calendar share: 1 January is 1 of 365 (or 366) days, 31 December all of them, before the year 0. */
export function yearShare(year: number, measuredOn: string): YearShare {
  const start = Date.UTC(year, 0, 1);
  const daysInYear = (Date.UTC(year + 1, 0, 1) - start) / dayMs;
  const elapsedDays = (Date.parse(`${measuredOn}T00:00:00Z`) - start) / dayMs + 1;
  return { elapsedDays: Math.min(Math.max(elapsedDays, 0), daysInYear), daysInYear };
}

/**
 * The day a year is measured on: its last day, or the data date while that is earlier.
 * Without any data: the day before the year, on which nothing is expected yet.
 */
export function measuringDay(year: number, asOf: string | null): string {
  const lastDay = `${year}-12-31`;
  if (asOf === null) return `${year - 1}-12-31`;
  return asOf < lastDay ? asOf : lastDay;
}

/** The year shown unless another is asked for: that of the data date, kept within the programme. */
export function defaultYear(asOf: string | null, programme: { startsOn: string; endsOn: string }): number {
  const year = (date: string): number => Number(date.slice(0, 4));
  if (asOf === null) return year(programme.startsOn);
  return Math.min(Math.max(year(asOf), year(programme.startsOn)), year(programme.endsOn));
}
