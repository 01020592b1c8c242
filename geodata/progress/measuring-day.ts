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
