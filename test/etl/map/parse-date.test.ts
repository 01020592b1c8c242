import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, parseMonth } from '#etl/map/parse-date.ts';

describe('dates of departments', () => {
  it.each([
    '2020-09-03',
    '2020/9/3',
    '2020.9.3',
    '20200903',
    '2020年9月3日',
    ' 2020 年 9 月 3 日 ',
    '2020-09-03 08:00:00',
    '2020-09-03T08:00:00Z',
    '２０２０-０９-０３',
  ])('reads %j', (text) => expect(parseDate(text)).toBe('2020-09-03'));

  it.each([
    '',
    '2020-02-30',
    '2019-02-29',
    '2020-13-01',
    '2020-00-10',
    '03/09/2020',
    '44077',
    'soon',
    '1066-10-14',
    '2020-09',
  ])('does not take %j for one', (text) => expect(parseDate(text)).toBeUndefined());

  it('gives back every day of two centuries in every spelling', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = day.split('-').map(Number);
        for (const text of [
          day,
          day.replaceAll('-', ''),
          `${year}/${month}/${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
        ]) {
          expect(parseDate(text)).toBe(day);
        }
      }),
    );
  });
});

describe('months', () => {
  it.each(['2020-09', '2020/9', '2020.9', '202009', '2020年9月', '2020年9月份', '2020-09-30'])(
    'reads %j as its first day',
    (text) => {
      expect(parseMonth(text)).toBe('2020-09-01');
    },
  );

  it.each([
    ['2020.10', '2020-10-01'],
    ['2020.01', '2020-01-01'],
    ['2020-1', '2020-01-01'],
    ['2020年1月', '2020-01-01'],
  ])('reads %j as %j', (text, month) => {
    expect(parseMonth(text)).toBe(month);
  });

  it('does not choose between January and the October of which a spreadsheet kept 2020.1', () => {
    expect(parseMonth(String(2020.1))).toBeUndefined();
  });

  it.each(['2020', '2020-13', '九月', '2020-9-31'])('does not take %j for one', (text) => {
    expect(parseMonth(text)).toBeUndefined();
  });
});
