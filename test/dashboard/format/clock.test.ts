import { expect, it } from 'vitest';
import { formatDate, formatDayTime } from '#dashboard/src/format/clock.ts';

it.each([
  ['2020-09-30', '2020-09-30', '30 Sep 2020'],
  ['2020-09', '2020-09', 'Sep 2020'],
  ['2024-02-29', '2024-02-29', '29 Feb 2024'],
  ['12', '12', '12'],
  ['—', '—', '—'],
])('%s is %s in Chinese and %s in English', (text, zh, en) => {
  expect([formatDate(text, 'zh'), formatDate(text, 'en')]).toEqual([zh, en]);
});

it('every day of a leap year is the day it was, wherever the page is', () => {
  for (let day = 0; day < 366; day += 1) {
    const text = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    const said = formatDate(text, 'en');
    expect(new Date(`${said} UTC`).toISOString().slice(0, 10)).toBe(text);
  }
});

it('a moment is said with the day and the minute where the page is', () => {
  const moment = new Date(2026, 10, 6, 4, 5);
  expect(formatDayTime(moment, 'zh')).toBe('2026-11-06 04:05');
  expect(formatDayTime(moment, 'en')).toBe('6 Nov 2026 04:05');
});
