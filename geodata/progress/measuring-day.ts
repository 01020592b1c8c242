/**
 * The day a year is measured on: its last day, or the data date while that is earlier. A printed year stands for any
 * (plan-year.ts), so it is measured on the data date. Without any data: the day before the year, on which nothing is
 * expected yet.
 */
export function measuringDay(year: number, asOf: string | null, printedYear: number | null = null): string {
  const lastDay = `${year}-12-31`;
  if (asOf === null) return `${year - 1}-12-31`;
  return asOf < lastDay || printedYear !== null ? asOf : lastDay;
}

/** The year shown unless another is asked for: the printed one, or that of the data date, kept within the programme. */
export function defaultYear(
  asOf: string | null,
  programme: { startsOn: string; endsOn: string },
  printedYear: number | null = null,
): number {
  const year = (date: string): number => Number(date.slice(0, 4));
  if (printedYear !== null) return printedYear;
  if (asOf === null) return year(programme.startsOn);
  return Math.min(Math.max(year(asOf), year(programme.startsOn)), year(programme.endsOn));
}
