import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankDistricts } from '#geodata/bulletin/rank-districts.ts';
import type { ProgressRow } from '#geodata/progress/list-progress.ts';

const row = (region: string, percent: number | null): ProgressRow => ({
  region,
  name: region,
  nameEn: null,
  item: 'repair',
  title: { zh: '路面维修', en: 'Repair' },
  unit: { zh: '公里', en: 'km' },
  year: 2020,
  plan: 100,
  done: percent ?? 0,
  reported: 0,
  difference: 0,
  early: 0,
  late: 0,
  moved: 0,
  planToDate: 100,
  doneToDate: 0,
  carried: null,
  expected: 75,
  pace: 'calendar',
  forecast: null,
  forecastRange: null,
  percent,
  status: 'on_track',
  reason: { zh: '', en: '' },
});

describe('the ranking of districts', () => {
  it('shares a rank where scores are the same as printed, leaves out the next, and puts those without a plan last', () => {
    const rows = [row('a', 50), row('b', 80), row('c', 80.001), row('d', null), row('e', 300), row('e', 20)];
    const ranks = rankDistricts(rows).map(({ region, rank, score }) => [region, rank, score]);
    expect(ranks).toEqual([
      ['b', 1, 80],
      ['c', 1, 80],
      ['e', 3, 60],
      ['a', 4, 50],
      ['d', null, null],
    ]);
  });

  it('ranks by how many are better, whatever the order of the rows', () => {
    const percents = fc.array(fc.option(fc.integer({ min: 0, max: 150 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(percents, (drawn) => {
        const rows = drawn.map((percent, at) => row(`r${at}`, percent));
        const ranks = rankDistricts(rows);
        expect(rankDistricts([...rows].reverse())).toEqual(ranks);
        for (const { region, rank } of ranks) {
          const own = drawn[Number(region.slice(1))] ?? null;
          const better = drawn.filter(
            (other) => other !== null && own !== null && Math.min(100, other) > Math.min(100, own),
          );
          expect(rank).toBe(own === null ? null : better.length + 1);
        }
      }),
    );
  });
});
