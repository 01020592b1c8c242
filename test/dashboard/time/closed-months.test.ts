import { describe, expect, it } from 'vitest';
import { stepOf, timeSteps, usualSince } from '#dashboard/src/time/closed-months.ts';

const months = [
  { month: '2020-08', asOf: '2020-08-31' },
  { month: '2020-07', asOf: '2020-07-31' },
  { month: '2019-12', asOf: '2019-12-31' },
];

describe('the steps of time', () => {
  it('go from the oldest closed month to now', () => {
    expect(timeSteps(months)).toEqual(['2019-12', '2020-07', '2020-08', undefined]);
    expect(timeSteps([])).toEqual([undefined]);
  });

  it('know a month and now, and no date', () => {
    const steps = timeSteps(months);
    expect([stepOf(steps, '2020-07'), stepOf(steps, undefined), stepOf(steps, '2020-07-31')]).toEqual([1, 3, -1]);
  });
});

describe('what a change is told from', () => {
  it('is the newest closed month before what is shown', () => {
    expect(usualSince(months, { asOf: '2020-09-30' })).toBe('2020-08');
    expect(usualSince(months, { asOf: '2020-08-31' })).toBe('2020-07');
    expect(usualSince(months, { asOf: '2020-08-31', month: '2020-08' })).toBe('2020-07');
  });

  it('is the end of the year before where no month is closed before it', () => {
    expect(usualSince(months, { asOf: '2019-12-31', month: '2019-12' })).toBe('2018-12-31');
    expect(usualSince([], { asOf: '2020-09-30' })).toBe('2019-12-31');
  });

  it('is nothing before there is any data', () => {
    expect(usualSince([], { asOf: null })).toBe('');
  });
});
