import type { listCoverageVillages } from '#api/contract/coverage.ts';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import type { getRecord } from '#api/contract/records.ts';
import type { searchPlaces } from '#api/contract/search.ts';
import { basis, town, zhuji } from './answers.ts';

type Answer = ResponseOf<typeof listCoverageVillages>;
type Village = Answer['villages'][number];

export function village(key: string, change: Partial<Village> = {}): Village {
  return {
    ...{ key, name: `${key}村`, town: town.code, townName: town.name, district: zhuji.code, districtName: zhuji.name },
    ...{ state: 'gap', formerState: 'gap', why: 'too_far', distanceM: 640.5 },
    ...{ nearestCode: 'S1', nearestName: '店口站', measuredFrom: 'village_committee' },
    ...{ population: 1200, households: 400, point: [120.2, 29.8], source: { load: 4, file: 'villages.csv', row: 12 } },
    ...change,
  };
}

/** Three gaps at the official rule; with the hall alone one more village is a gap. */
export function villages(query: URLSearchParams): Answer {
  const threshold = Number(query.get('threshold'));
  const reference = query.get('reference') ?? 'either';
  const official = threshold === 500 && reference === 'either';
  const flipped = village('丁', { formerState: 'success', distanceM: 812, measuredFrom: 'village_hall' });
  const gaps = [
    village('甲'),
    village('乙', { distanceM: 2618.4 }),
    village('无', { why: 'no_location', distanceM: null, point: null }),
  ];
  const listed = query.get('state') === 'flipped' ? (official ? [] : [flipped]) : official ? gaps : [...gaps, flipped];
  const offset = Number(query.get('offset') ?? 0);
  const side = { rule: 'bus_stop', villages: 100, noLocation: 1, basis };
  return {
    metric: 'straight',
    side: { ...side, reference, threshold, official, covered: official ? 97 : 96, percent: official ? 97 : 96 },
    against: {
      ...{
        ...side,
        reference: query.get('againstReference') ?? 'either',
        threshold: Number(query.get('againstThreshold')),
      },
      ...{ official: true, covered: 97, percent: 97 },
    },
    difference: { villages: 0, covered: official ? 0 : -1, noLocation: 0, percent: official ? 0 : -1 },
    flips: { covered: 0, gap: official ? 0 : 1, entered: 0, left: 0 },
    matching: listed.length,
    villages: listed.slice(offset),
    basis,
  };
}

export const record: ResponseOf<typeof getRecord> = {
  ...{ dataset: 'village', key: '甲', name: '甲村', district: zhuji.code, districtName: zhuji.name },
  ...{ town: town.code, townName: town.name, point: [120.2, 29.8] },
  fields: [{ name: 'population', label: { zh: '人口', en: 'people' }, text: { zh: '1200', en: '1200' } }],
  source: { load: 4, file: 'villages.csv', row: 12, dataDate: '2017-12-31' },
  basis,
};

export function search(query: URLSearchParams): ResponseOf<typeof searchPlaces> {
  const q = query.get('q') ?? '';
  const place = { district: zhuji.code, districtName: zhuji.name, town: town.code, townName: town.name, bbox: null };
  const found = [
    {
      ...place,
      kind: 'village',
      key: '甲',
      name: '甲村',
      code: '甲',
      level: null,
      point: [120.2, 29.8] as [number, number],
      chainage: null,
    },
    {
      ...{ ...place, kind: 'chainage', key: null, name: 'X101', code: 'X101', level: null, point: null },
      chainage: { km: 5, fault: 'gap', before: 4, after: 6 },
    },
  ];
  return { q, hits: q === 'nothing' ? [] : found, basis };
}

export const coverageAnswers = {
  '/api/coverage/villages': villages,
  '/api/coverage': (query: URLSearchParams) => ({
    ...{
      rule: 'bus_stop',
      metric: 'straight',
      reference: query.get('reference'),
      threshold: Number(query.get('threshold')),
    },
    ...{ rows: [], gaps: [], basis },
  }),
  '/api/map/classes': () => ({ layers: [], basis }),
  '/api/map/base': () => ({ baseMap: null }),
  '/api/months': () => ({ root: '330600', months: [] }),
  '/api/records/village': () => record,
  '/api/search': search,
};
