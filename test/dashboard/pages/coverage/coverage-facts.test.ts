import { describe, expect, it } from 'vitest';
import type { Load, SearchHit } from '#dashboard/src/data/queries.ts';
import { because } from '#dashboard/src/pages/coverage/because.ts';
import { moments } from '#dashboard/src/pages/coverage/moments.ts';
import { chainageRemark, goToHit, hitPlace } from '#dashboard/src/pages/coverage/search-hit.ts';
import { coverageEn } from '#dashboard/src/words/coverage-en.ts';
import { coverageZh } from '#dashboard/src/words/coverage-zh.ts';
import { chainageText } from '#geodata/vocabulary/chainage-text.ts';

describe('why a village is not covered', () => {
  const village = {
    state: 'gap',
    why: 'too_far',
    distanceM: 640.5,
    nearestName: '店口站',
    nearestCode: 'S1',
    measuredFrom: 'village_hall',
  } as const;
  const means = { words: coverageZh, language: 'zh', reference: 'either' } as const;

  it('is said in one sentence', () => {
    expect(because(village, means)).toBe('最近的站点店口站，距文化礼堂 640.5 米');
    expect(because({ ...village, nearestName: null }, means)).toContain('S1');
    expect(
      because(
        { ...village, state: 'success', why: null, distanceM: 12 },
        { ...means, words: coverageEn, language: 'en' },
      ),
    ).toBe('店口站, 12 m from the hall');
  });

  it('is the lack of a place by the point that is asked for, or of any stop', () => {
    const lost = { ...village, why: 'no_location', distanceM: null };
    expect(because(lost, means)).toBe('村委会、文化礼堂都没有坐标');
    expect(because(lost, { ...means, reference: 'village_hall' })).toBe('文化礼堂没有坐标');
    expect(because({ ...village, why: 'no_site', distanceM: null }, means)).toBe('没有运营的公交站点可以量到');
  });
});

describe('the points in time', () => {
  const load = (dataset: string, dataDate: string, change: Partial<Load> = {}): Load =>
    ({ load: 1, kind: 'publish', dataset, rootRegion: '330600', dataDate, ...change }) as Load;
  const loads = [
    load('village', '2017-12-31'),
    load('facility', '2020-09-30'),
    load('work', '2020-08-31'),
    load('plan', '2018-08-08'),
    load('facility', '2019-12-31', { rootRegion: '150100' }),
    load('facility', '2019-06-30', { kind: 'undo' }),
  ];

  it('are the dates of data and the closed months in order, the newest last; documents date nothing', () => {
    const known = moments([{ month: '2020-08', asOf: '2020-08-31' }], loads, '330600');
    expect(known.map(({ asOf, kind }) => [asOf, kind])).toEqual([
      ['2017-12-31', 'date'],
      ['2020-08-31', 'date'],
      ['2020-08', 'month'],
      [undefined, 'newest'],
    ]);
  });

  it('are one before anything is loaded', () => {
    expect(moments([], [], '330600')).toEqual([{ asOf: undefined, day: '', kind: 'newest' }]);
  });
});

describe('a hit of the search', () => {
  const hit: SearchHit = {
    ...{ kind: 'village', key: 'V1', name: '店口村', code: 'V1', level: null },
    ...{ district: '330681', districtName: '诸暨市', town: 'T', townName: '店口镇' },
    ...{ point: [120.2, 29.8], bbox: null, chainage: null },
  };
  const goes = (to: SearchHit, region = '330600') => {
    const went: object[] = [];
    goToHit(to, { root: '330600', region, go: (change) => went.push(change) });
    return went[0];
  };

  it('says where it is, and that it has no place', () => {
    expect(hitPlace(hit, coverageZh, 'zh')).toBe('诸暨市 店口镇 V1');
    expect(hitPlace({ ...hit, point: null }, coverageZh, 'zh')).toBe('诸暨市 店口镇 V1，没有坐标');
  });

  it('leads to its region, its record, or its place on the line', () => {
    expect(goes({ ...hit, kind: 'region', code: '330681' })).toEqual({ region: '330681', q: '店口村' });
    expect(goes({ ...hit, kind: 'region', code: '330600' })).toEqual({ region: undefined, q: '店口村' });
    expect(goes(hit)).toMatchObject({
      record: { dataset: 'village', key: 'V1' },
      camera: { longitude: 120.2, latitude: 29.8 },
      mark: undefined,
    });
    const chainage = { km: 12.3, fault: null, before: null, after: null };
    expect(goes({ ...hit, kind: 'chainage', key: 'X-1', chainage })).toMatchObject({
      record: { dataset: 'road_segment', key: 'X-1' },
      mark: [120.2, 29.8],
    });
    expect(goes({ ...hit, point: null })).not.toHaveProperty('camera');
  });

  it('in another district is shown there, since only the records of the region are drawn', () => {
    expect(goes(hit, '330624')).toMatchObject({ region: '330681', record: { key: 'V1' } });
    expect(goes(hit, '330681')).not.toHaveProperty('region');
    expect(goes(hit, 'T')).not.toHaveProperty('region');
  });

  it('of a chainage without a place says why', () => {
    const remark = (fault: string | null, before: number | null, after: number | null) =>
      chainageRemark({ chainage: { km: 5, fault, before, after } }, coverageZh);
    expect(remark('gap', 4, 6.05)).toBe('断链：K4+000 与 K6+050 之间没有路段');
    expect(remark('beyond', 9.1, null)).toBe('超出范围，路线到 K9+100');
    expect(remark('no_line', null, null)).toBe('所在路段没有线形');
    expect(remark(null, null, null)).toBeUndefined();
    expect([chainageText(12.3), chainageText(0), chainageText(1.9996)]).toEqual(['K12+300', 'K0+000', 'K2+000']);
  });
});
