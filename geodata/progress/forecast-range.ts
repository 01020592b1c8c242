import { type Curve, dueShare, endOfMonth, shareOf } from '../programmes/pace.ts';
import { rounded } from './rounded.ts';
import type { MonthSum } from './select-months.ts';

export interface ForecastRange {
  readonly low: number;
  readonly high: number;
}

export interface ForecastFrame {
  readonly year: number;
  readonly measuredOn: string;
  readonly curve: Curve | undefined;
  readonly done: number;
  /** At the pace so far; it always lies within the range. */
  readonly forecast: number;
}

/** So many months together make one pace: single months of building works jump. */
const windowMonths = 3;
/** Fewer full months than this have no two paces to compare. */
const leastMonths = 4;

/**
 * What the year may come to: done so far, and the rest of the year at the slowest and at the fastest pace of any three
 * full months in a row. A pace is what was done for each share of the plan that fell due in them. Null with fewer than
 * four full months, or where nothing falls due in them; done itself when the year is over.
 */
export function forecastRange(months: readonly MonthSum[], frame: ForecastFrame): ForecastRange | null {
  const { year, measuredOn, curve, done, forecast } = frame;
  const rest = 1 - shareOf(dueShare(year, measuredOn, curve));
  if (rest <= 0) return { low: done, high: done };
  const full = Array.from({ length: 12 }, (_, at) => at + 1).filter((month) => endOfMonth(year, month) <= measuredOn);
  if (full.length < leastMonths) return null;
  const paces = full.slice(windowMonths - 1).flatMap((last) => paceOf(months, last, frame));
  if (paces.length === 0) return null;
  return {
    low: rounded(Math.min(forecast, ...paces.map((pace) => done + rest * pace))),
    high: rounded(Math.max(forecast, ...paces.map((pace) => done + rest * pace))),
  };
}

function paceOf(months: readonly MonthSum[], last: number, { year, curve }: ForecastFrame): number[] {
  const first = last - windowMonths;
  const from = first === 0 ? 0 : shareOf(dueShare(year, endOfMonth(year, first), curve));
  const due = shareOf(dueShare(year, endOfMonth(year, last), curve)) - from;
  const sum = months.filter(({ month }) => month > first && month <= last).reduce((total, { done }) => total + done, 0);
  return due > 0 ? [sum / due] : [];
}
