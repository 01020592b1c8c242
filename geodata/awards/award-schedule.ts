import { type Decimal, decimalOf, sumOf, times, wholeOf } from '../money/decimal.ts';
import type { AwardFunding } from '../programmes/funding.ts';

type Award = AwardFunding['awards'][number];

/** Money of a region and year, in whole 元, as the document lays it down. */
export interface YearAward {
  readonly region: string;
  readonly year: number;
  readonly amountYuan: number;
  readonly awards: readonly { readonly id: string; readonly amountYuan: number }[];
  /** In the order of the schedule; they add up to `amountYuan`. */
  readonly parts: readonly { readonly id: string; readonly amountYuan: number }[];
}

/** Money of one year of an award for each of its districts, in the unit of the document. */
export function yearAmount(award: Award, year: number): Decimal {
  const share = award.shares?.[String(year)];
  if (share !== undefined) return times(decimalOf(award.amountEach), decimalOf(share));
  return decimalOf(award.amounts?.[String(year)] ?? 0);
}

export function yearsOf(award: Award): number[] {
  return Object.keys(award.amounts ?? award.shares ?? {}).map(Number);
}

/** Every region and year that has money: regions in the order they are first named, years ascending. */
export function awardSchedule(funding: AwardFunding): YearAward[] {
  const regions = [...new Set(funding.awards.flatMap(({ districts }) => districts))];
  const years = [...new Set(funding.awards.flatMap(yearsOf))].sort((left, right) => left - right);
  return regions.flatMap((region) =>
    years.map((year) => yearAward(funding, region, year)).filter(({ amountYuan }) => amountYuan > 0),
  );
}

function yearAward(funding: AwardFunding, region: string, year: number): YearAward {
  const unit = decimalOf(funding.unitYuan);
  const amounts = funding.awards
    .filter(({ districts }) => districts.includes(region))
    .map((award) => ({ id: award.id, amount: times(yearAmount(award, year), unit) }));
  const total = sumOf(amounts.map(({ amount }) => amount));
  return {
    region,
    year,
    amountYuan: yuan(total),
    awards: amounts
      .map(({ id, amount }) => ({ id, amountYuan: yuan(amount) }))
      .filter(({ amountYuan }) => amountYuan > 0),
    parts: funding.schedule.map(({ id, share }) => ({ id, amountYuan: yuan(times(total, decimalOf(share))) })),
  };
}

function yuan(amount: Decimal): number {
  const whole = wholeOf(amount);
  // A programme folder with such money is refused.
  if (whole === undefined) throw new Error('money that is not whole 元 was let in');
  return whole;
}
