import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Curve, dueShare, endOfMonth, paceDocument, shareOf } from '#geodata/programmes/pace.ts';
import { forecastRange } from '#geodata/progress/forecast-range.ts';
import type { MonthSum } from '#geodata/progress/select-months.ts';

const curve: Curve = [0, 0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 1];

describe('the even share of a year', () => {
  it.each([
    [2019, '2019-01-01', 1, 365],
    [2019, '2019-12-30', 364, 365],
    [2019, '2019-12-31', 1, 1],
    [2020, '2020-02-29', 60, 366],
    [2020, '2020-09-30', 274, 366],
    [2020, '2019-12-31', 0, 1],
    [2020, '2018-06-30', 0, 1],
    [2020, '2021-03-01', 1, 1],
    [1900, '1900-12-30', 364, 365],
  ])('of %d on %s is %d of %d', (year, day, numerator, denominator) => {
    expect(dueShare(year, day)).toEqual({ numerator, denominator });
  });
});

describe('the share by a curve', () => {
  it.each([
    ['2020-01-31', 0],
    ['2020-02-29', 0.02],
    ['2020-03-31', 0.1],
    ['2020-09-15', 0.675],
    ['2020-12-31', 1],
    ['2019-12-31', 0],
    ['2021-01-01', 1],
  ])('on %s is %d', (day, share) => {
    expect(shareOf(dueShare(2020, day, curve))).toBeCloseTo(share, 12);
  });

  it('never falls from day to day, and of even months is near the calendar', () => {
    const even = Array.from({ length: 12 }, (_, at) => Math.round(((at + 1) / 12) * 1e4) / 1e4);
    let before = 0;
    for (let time = Date.UTC(2020, 0, 1); time <= Date.UTC(2020, 11, 31); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      const share = shareOf(dueShare(2020, day, curve));
      expect(share).toBeGreaterThanOrEqual(before);
      before = share;
      expect(Math.abs(shareOf(dueShare(2020, day, even)) - shareOf(dueShare(2020, day)))).toBeLessThan(0.01);
    }
  });

  it.each([
    [curve.slice(1), 'twelve'],
    [[...curve.slice(0, 11), 0.99], 'December'],
    [[0.5, ...curve.slice(1)], 'smaller'],
    [[0.00001, ...curve.slice(1)], 'four decimals'],
  ])('refuses %j', (shares, why) => {
    const read = paceDocument.safeParse({ curve: shares });
    expect(JSON.stringify(read.error?.issues)).toContain(why);
  });
});

const sums = (done: readonly number[]): MonthSum[] =>
  done.map((quantity, at) => ({ region: 'r', item: 'i', month: at + 1, done: quantity, reported: 0, works: 1 }));

describe('the range of a forecast', () => {
  const rangeOf = (done: readonly number[], measuredOn: string, shares?: Curve) => {
    const total = done.reduce((sum, quantity) => sum + quantity, 0);
    const { numerator, denominator } = dueShare(2019, measuredOn, shares);
    return forecastRange(sums(done), {
      year: 2019,
      measuredOn,
      curve: shares,
      done: total,
      forecast: (total * denominator) / numerator,
    });
  };

  it('needs four full months', () => {
    expect(rangeOf([1, 2, 3], '2019-03-31')).toBeNull();
    expect(rangeOf([1, 2, 3, 4], '2019-04-29')).toBeNull();
    expect(rangeOf([1, 2, 3, 4], '2019-04-30')).not.toBeNull();
  });

  it('is the rest of the year at the slowest and the fastest three months', () => {
    // January to March: 90 days, 9 done; February to April: 89 days, 35 done; 245 days are left.
    const range = rangeOf([1, 3, 5, 27], '2019-04-30');
    expect(range?.low).toBeCloseTo(36 + (245 * 9) / 90, 3);
    expect(range?.high).toBeCloseTo(36 + (245 * 35) / 89, 3);
  });

  it('is what was done when the year is over', () => {
    expect(rangeOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '2019-12-31')).toEqual({ low: 78, high: 78 });
  });

  it('holds the forecast, is no less than done, and is one number at an even pace', () => {
    const month = fc.integer({ min: 4, max: 11 });
    const quantities = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(month, quantities, fc.constantFrom(undefined, curve), (last, all, shares) => {
        const done = all.slice(0, last);
        const range = rangeOf(done, endOfMonth(2019, last), shares);
        const total = done.reduce((sum, quantity) => sum + quantity, 0);
        const forecast = total / shareOf(dueShare(2019, endOfMonth(2019, last), shares));
        expect(range?.low).toBeGreaterThanOrEqual(total);
        expect(range?.low).toBeLessThanOrEqual(forecast + 1e-4);
        expect(range?.high).toBeGreaterThanOrEqual(forecast - 1e-4);
      }),
    );
    const even = Array.from({ length: 8 }, (_, at) => Number(endOfMonth(2019, at + 1).slice(8)));
    const range = rangeOf(even, '2019-08-31');
    expect(range?.low).toBeCloseTo(365, 3);
    expect(range?.high).toBeCloseTo(365, 3);
  });
});
