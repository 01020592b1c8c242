import { describe, expect, it } from 'vitest';
import { parseTime } from '#etl/map/parse-time.ts';

describe('a time of a day of service', () => {
  it.each([
    ['6:30', '06:30'],
    ['06:30:00', '06:30'],
    ['６：05', '06:05'],
    ['6时5分', '06:05'],
    ['18点30分', '18:30'],
    ['25:10', '25:10'],
    ['0:00', '00:00'],
  ])('%s is %s', (text, time) => expect(parseTime(text)).toBe(time));

  it.each(['', '6', '24', '30:00', '6:60', '6:5', '0.27', '早上', '6:30-7:00'])('%j is none', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});
