import { describe, expect, test } from 'vitest';
import { seededRandom } from '#geodata/sample/random.ts';
import { addDays, dataDate, drawFinish } from '#geodata/sample/works/calendar.ts';
import { planItems, planRows } from '#geodata/sample/works/plan.data.ts';

const totals = (item: (typeof planItems)[number]) =>
  planRows.reduce((sum, { quantities }) => sum + (quantities[planItems.indexOf(item)] ?? 0), 0);

describe('the calendar of works', () => {
  test('counts days over months and leap years', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addDays('2019-01-01', -1)).toBe('2018-12-31');
  });

  test('finishes within the plan year and never after the data date', () => {
    const random = seededRandom('finish');
    for (const year of [2018, 2019, 2020]) {
      for (let round = 0; round < 300; round += 1) {
        const finish = drawFinish(year, random);
        expect(finish.slice(0, 4)).toBe(String(year));
        expect(finish <= dataDate).toBe(true);
      }
    }
  });
});

describe('the plan', () => {
  test('adds up to the printed city totals', () => {
    expect(planItems.map(totals)).toEqual([322, 1050, 16, 194, 100, 1365, 462, 56, 85, 1611, 49, 1180, 1450, 1257]);
  });

  test('has 14 quantities for each of six districts and three years', () => {
    expect(planRows).toHaveLength(18);
    expect(planRows.every(({ quantities }) => quantities.length === 14)).toBe(true);
  });
});
