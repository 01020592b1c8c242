import { describe, expect, it } from 'vitest';
import { planBars } from '#dashboard/src/plan/plan-bars.ts';
import { chooseYear } from '#dashboard/src/programme/choose-year.ts';
import { watchedIndicators } from '#dashboard/src/programme/watched-indicators.ts';
import { recordFacts } from '#dashboard/src/records/record-facts.ts';
import { scopeOf } from '#dashboard/src/regions/use-region-scope.ts';
import { tongueOf } from '#dashboard/src/words/words-context.tsx';
import { city, indicators, keqiao, programme, progress, town, zhuji } from '../../support/answers.ts';

describe('the place among the regions', () => {
  const families = [
    [city, keqiao, zhuji],
    [zhuji, town],
  ];

  it('draws the children of a region', () => {
    const scope = scopeOf([families[0] ?? []], city.code, city.code);
    expect(scope).toMatchObject({ self: city, areasOf: city.code, areaLevel: 'district', selected: undefined });
    expect(scope?.areas).toEqual([keqiao, zhuji]);
  });

  it('draws the neighbours of a region without children and marks it', () => {
    const scope = scopeOf([[town], ...families], town.code, city.code);
    expect(scope?.trail.map((region) => region.code)).toEqual([city.code, zhuji.code, town.code]);
    expect(scope).toMatchObject({ areasOf: zhuji.code, areaLevel: 'town', selected: town.code });
  });

  it('waits until every region above is known', () => {
    expect(scopeOf([[town]], town.code, city.code)).toBeUndefined();
    expect(scopeOf([], town.code, city.code)).toBeUndefined();
  });
});

describe('the year', () => {
  it.each([
    [2018, '2020-09-30', 2018],
    [undefined, '2020-09-30', 2020],
    [undefined, '2019-02-01', 2019],
    [undefined, '2031-01-01', 2020],
    [undefined, '2015-01-01', 2018],
    [2031, '2019-02-01', 2019],
    [undefined, null, 2018],
  ])('asked %s at %s is %s', (asked, asOf, year) => {
    expect(chooseYear([2018, 2019, 2020], asked, asOf)).toBe(year);
  });

  it('is none for a programme without years', () => {
    expect(chooseYear([], 2020, '2020-09-30')).toBeUndefined();
  });
});

describe('the watched indicators', () => {
  it('come in the order of the programme, unknown ones left out', () => {
    const watched = watchedIndicators(
      { ...programme, indicators: ['village-bus-coverage', 'gone', 'maintenance-rate'] },
      indicators.indicators,
    );
    expect(watched.map((entry) => entry.id)).toEqual(['village-bus-coverage', 'maintenance-rate']);
  });

  it('are all of them when the programme names none', () => {
    expect(watchedIndicators({ ...programme, indicators: [] }, indicators.indicators)).toHaveLength(2);
  });
});

describe('bars of the plan', () => {
  it('hold the pace against the plan and leave what is not planned without one', () => {
    const [repair, safety] = planBars(progress.rows, tongueOf('zh'));
    expect(repair).toMatchObject({ percent: 69.08, amounts: '345.4 / 500 公里' });
    expect(repair?.expectedPercent).toBeCloseTo(74.863, 3);
    expect(safety).toMatchObject({ percent: null, expectedPercent: null, amounts: '未列入计划', status: 'no_data' });
  });
});

describe('facts of a record', () => {
  const facts = (detail: Record<string, string | number | boolean | null>, name = '某路') =>
    recordFacts({ name, detail }, tongueOf('zh'));

  it('say codes in words, and only what has a word', () => {
    expect(facts({ adminGrade: 'village', technicalClass: '4', segmentCode: 'C1-2', condition: 'poor' })).toEqual([
      '村道',
      '四级',
      '次',
    ]);
  });

  it('keep the dictionary’s order whatever the answer’s', () => {
    expect(facts({ nearestName: '店口站', distanceM: 500.1 })).toEqual(['距最近站点 500.1 米', '最近站点 店口站']);
  });

  it('leave out what is empty, false or said by the name', () => {
    expect(
      facts({ routeCode: 'C001330602', noLocation: false, nearestName: null, maintained: '' }, 'C001330602 马鞍-齐贤'),
    ).toEqual([]);
  });

  it('show a code that the list does not know as it is', () => {
    expect(facts({ condition: 'wet' })).toEqual(['wet']);
  });
});
