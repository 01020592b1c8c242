import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awardSchedule } from '#geodata/awards/award-schedule.ts';
import { awardFunding, fundingDocument } from '#geodata/programmes/funding.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';

const programme = await readProgramme(resolve('geodata/programmes/shaoxing-2018-2020'));
const funding = awardFunding(programme.funding);
if (funding === undefined) throw new Error('the programme has no awards');
const rows = awardSchedule(funding);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('the schedule of 绍政发〔2018〕16号', () => {
  /** 万元 by district and year, worked out by hand from the paragraph on money. */
  const byHand: Readonly<Record<string, readonly number[]>> = {
    越城区: [200 + 1620, 200 + 1620, 200 + 2160],
    柯桥区: [200, 200, 200],
    上虞区: [200, 200, 200],
    诸暨市: [200, 200, 200],
    嵊州市: [200, 450, 450],
    新昌县: [200, 450, 450],
  };

  it('pays each district what the text says, year by year, half of it at the start', () => {
    for (const { code, name } of programme.districts) {
      const own = rows.filter(({ region }) => region === code);
      expect(own.map(({ year }) => year)).toEqual([2018, 2019, 2020]);
      expect(
        own.map(({ amountYuan }) => amountYuan),
        name,
      ).toEqual(byHand[name]?.map((amount) => amount * 10_000));
      for (const { amountYuan, parts } of own) {
        expect(parts).toEqual([
          { id: 'prepaid', amountYuan: amountYuan / 2 },
          { id: 'settled', amountYuan: amountYuan / 2 },
        ]);
      }
    }
  });

  it('closes with 10,000 万元, and with 2820, 3320 and 3860 by year', () => {
    expect(sum(rows.map(({ amountYuan }) => amountYuan))).toBe(100_000_000);
    const years = [2018, 2019, 2020].map((year) =>
      sum(rows.filter((row) => row.year === year).map(({ amountYuan }) => amountYuan)),
    );
    expect(years).toEqual([28_200_000, 33_200_000, 38_600_000]);
  });

  it('goes through the five steps of the text', () => {
    expect(funding.steps.map(({ title }) => title.zh)).toEqual([
      '年初预拨50%',
      '任务完成',
      '市交通运输局复核',
      '报市财政局',
      '拨付剩余50%',
    ]);
  });
});

describe('any schedule', () => {
  it('divides a year to the last 元, whatever the shares', () => {
    const tenths = fc.integer({ min: 1, max: 9 });
    const districts = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), tenths, tenths, districts, (amount, year, part, regions) => {
        const words = { zh: '万元', en: '10,000 CNY' };
        const text = { clause: '文', title: words };
        const any = {
          ...{ unit: words, unitYuan: 10_000, total: amount * regions.length, clause: '文' },
          awards: [
            {
              ...{ id: 'a', districts: regions, amountEach: amount, ...text },
              shares: { 2018: Number(`0.${year}`), 2019: Number(`0.${10 - year}`) },
            },
          ],
          schedule: [
            { id: 'first', share: Number(`0.${part}`), when: words, clause: '文' },
            { id: 'rest', share: Number(`0.${10 - part}`), when: words, clause: '文' },
          ],
          steps: [{ id: 's', offices: ['局'], ...text }],
        };
        const made = awardFunding(fundingDocument.parse(any));
        const schedule = made ? awardSchedule(made) : [];
        expect(schedule).toHaveLength(2 * regions.length);
        expect(sum(schedule.map(({ amountYuan }) => amountYuan))).toBe(amount * 10_000 * regions.length);
        for (const { amountYuan, parts } of schedule) {
          expect(sum(parts.map((each) => each.amountYuan))).toBe(amountYuan);
          expect(parts[0]?.amountYuan).toBe((amountYuan * part) / 10);
        }
      }),
    );
  });
});
