import { z } from 'zod';

/**
 * Share of the year's plan that is due by the end of each month, January to December: never falling, 1 in December.
 */
const curve = z
  .array(z.number().min(0).max(1))
  .length(12, 'give twelve shares, one for the end of each month')
  .refine((shares) => shares.every((share, at) => at === 0 || share >= (shares[at - 1] ?? 0)), {
    message: 'shares add up over the year: none is smaller than the one before',
  })
  .refine((shares) => shares[11] === 1, { message: 'the share of December is 1' })
  .refine((shares) => shares.every((share) => Number.isInteger(Math.round(share * 1e10) / 1e6)), {
    message: 'give shares with at most four decimals',
  });

/** `pace` of programme.yaml: the curve of all items, and of single ones. Without it: the even calendar share. */
export const paceDocument = z.strictObject({ curve: curve.optional(), items: z.record(z.string(), curve).default({}) });
export type PaceDocument = z.infer<typeof paceDocument>;
export type Curve = readonly number[];

/** A share of the year's plan as a fraction of whole numbers, so that it is exact. */
export interface DueShare {
  readonly numerator: number;
  readonly denominator: number;
}

/** The curve of an item; undefined is the even calendar share. */
export function curveOf(pace: PaceDocument, item: string): Curve | undefined {
  return Object.hasOwn(pace.items, item) ? pace.items[item] : pace.curve;
}

const dayMs = 86_400_000;
const curveScale = 10_000;

/**
 * The share of a year's plan that is due at the end of a day. Calendar: days gone by of 365 or 366. Curve: even within
 * the month. Before the year 0, from 31 December on 1.
 */
export function dueShare(year: number, day: string, shares?: Curve): DueShare {
  const start = Date.UTC(year, 0, 1);
  const time = Date.parse(`${day}T00:00:00Z`);
  const daysInYear = (Date.UTC(year + 1, 0, 1) - start) / dayMs;
  if (time < start) return { numerator: 0, denominator: 1 };
  if (time >= Date.UTC(year, 11, 31)) return { numerator: 1, denominator: 1 };
  if (shares === undefined) return { numerator: (time - start) / dayMs + 1, denominator: daysInYear };
  const month = Number(day.slice(5, 7));
  const scaled = (at: number): number => Math.round((shares[at] ?? 0) * curveScale);
  const before = month === 1 ? 0 : scaled(month - 2);
  const days = lastDay(year, month);
  const numerator = before * days + (scaled(month - 1) - before) * Number(day.slice(8));
  return { numerator, denominator: curveScale * days };
}

export function shareOf({ numerator, denominator }: DueShare): number {
  return numerator / denominator;
}

/** Days of a month, 1 to 12. */
export function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function endOfMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${lastDay(year, month)}`;
}
