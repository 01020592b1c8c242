import type { getAwards } from '#api/contract/awards.ts';
import type { getCoverage } from '#api/contract/coverage.ts';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import type { getValues, listIndicators, listRecords } from '#api/contract/indicators.ts';
import type { getProgramme, listProgrammes } from '#api/contract/programmes.ts';
import type { getProgress } from '#api/contract/progress.ts';
import type { listRegions } from '#api/contract/regions.ts';

/** A little county in answers of the contract; the client checks each against its schema. */
export const basis = { asOf: '2020-09-30', load: 9, sample: true };
const words = (zh: string, en: string) => ({ zh, en });

const summary = {
  id: 'plan',
  title: words('三年行动计划', 'Three-year plan'),
  documentNo: '绍政发〔2018〕16号',
  rootRegion: '330600',
  startsOn: '2018-01-01',
  endsOn: '2020-12-31',
};

export const programmes: ResponseOf<typeof listProgrammes> = { programmes: [summary] };

export const programme: ResponseOf<typeof getProgramme> = {
  ...summary,
  issuedOn: null,
  indicators: ['village-bus-coverage', 'maintenance-rate'],
  watched: [],
  datesAsPrinted: false,
  targets: [],
  items: [],
  years: [2018, 2019, 2020],
  basis,
};

const indicator = {
  version: 1,
  unit: '%' as const,
  clause: '比例100%',
  method: words('怎样算', 'How it is counted'),
  levels: ['city' as const, 'district' as const, 'town' as const],
  states: { success: words('已达到', 'Reached'), gap: words('未达到', 'Not reached') },
};

export const indicators: ResponseOf<typeof listIndicators> = {
  indicators: [
    {
      ...indicator,
      id: 'maintenance-rate',
      title: words('列养率', 'Maintained'),
      label: words('列养率', 'Maintained'),
      weightUnit: words('公里', 'km'),
      dataset: 'road_segment',
      reads: ['road_segment'],
      weightings: {},
      params: {},
    },
    {
      ...indicator,
      id: 'village-bus-coverage',
      title: words('建制村通公交', 'Villages by bus'),
      label: words('村村通公交', 'Villages by bus'),
      weightUnit: words('个村', 'villages'),
      dataset: 'village',
      reads: ['village', 'facility'],
      weightings: {},
      params: { facilityKind: 'bus_stop', thresholdM: 500 },
    },
  ],
};

type Region = ResponseOf<typeof listRegions>['regions'][number];

function region(code: string, name: string, place: Pick<Region, 'level' | 'parent'>): Region {
  const facts = { nameEn: null, seat: null, population: null, outlineSource: null, bbox: null, outline: null };
  return { code, name, ...place, ...facts };
}

export const city = region('330600', '绍兴市', { level: 'city', parent: null });
export const keqiao = region('330603', '柯桥区', { level: 'district', parent: '330600' });
export const zhuji = region('330681', '诸暨市', { level: 'district', parent: '330600' });
export const town = region('330681101', '店口镇', { level: 'town', parent: '330681' });

type Value = ResponseOf<typeof getValues>['values'][number];

export function value(of: Region, percent: number | null, status = 'at_risk'): Value {
  return {
    region: of.code,
    name: of.name,
    nameEn: of.nameEn,
    level: of.level,
    parent: of.parent,
    value: percent,
    success: 93,
    population: 100,
    successCount: 93,
    populationCount: 100,
    unit: '%',
    target: { code: 'T10', operator: '>=', value: 100, dueOn: '2020-12-31', clause: '比例100%' },
    status,
    reason: words('还差', 'short'),
  };
}

type Record = ResponseOf<typeof listRecords>['records'][number];

export function record(key: string, change: Partial<Record> = {}): Record {
  return {
    key,
    name: `${key}村`,
    town: town.code,
    townName: town.name,
    district: zhuji.code,
    districtName: zhuji.name,
    state: 'gap',
    weight: 1,
    point: [120.2, 29.8],
    detail: { distanceM: 640.5, nearestName: '店口站', noLocation: false },
    source: { load: 4, file: 'villages.csv', row: 12 },
    ...change,
  };
}

export const progress: ResponseOf<typeof getProgress> = {
  programme: 'plan',
  year: 2020,
  measuredOn: '2020-09-30',
  basis,
  rows: [
    {
      region: '330600',
      name: '绍兴市',
      nameEn: null,
      item: 'pavement_repair',
      title: words('路面维修', 'Pavement repaired'),
      unit: words('公里', 'km'),
      year: 2020,
      plan: 500,
      done: 345.4,
      reported: 350,
      expected: 374.3169,
      forecast: 461.4,
      percent: 69.08,
      difference: 4.6,
      early: 0,
      late: 3,
      moved: 0,
      planToDate: 1500,
      doneToDate: 1290.4,
      carried: 55,
      pace: 'calendar',
      forecastRange: { low: 430, high: 490.5 },
      status: 'at_risk',
      reason: words('慢', 'slow'),
    },
    {
      region: '330600',
      name: '绍兴市',
      nameEn: null,
      item: 'safety_works',
      title: words('安防工程', 'Safety works'),
      unit: words('公里', 'km'),
      year: 2020,
      plan: null,
      done: 0,
      reported: 0,
      expected: null,
      forecast: 0,
      percent: null,
      difference: 0,
      early: 0,
      late: 0,
      moved: 0,
      planToDate: null,
      doneToDate: 0,
      carried: null,
      pace: 'calendar',
      forecastRange: null,
      status: 'no_data',
      reason: words('未列入计划', 'not planned'),
    },
  ],
};

const nothingPaid = { scheduledYuan: 2_000_000, paidYuan: 0, dueYuan: 1_000_000, remainingYuan: 2_000_000 };

export const awards: ResponseOf<typeof getAwards> = {
  programme: 'plan',
  unit: words('万元', '10,000 CNY'),
  unitYuan: 10_000,
  clause: '以奖代补',
  method: words('怎样算', 'How it is counted'),
  on: '2020-09-30',
  steps: [{ id: 'prepaid', title: words('年初预拨50%', '50 % prepaid'), pays: 'prepaid', clause: '先预拨' }],
  rows: [],
  years: [{ ...nothingPaid, year: 2020 }],
  regions: [{ ...nothingPaid, region: keqiao.code, name: keqiao.name, nameEn: null }],
  total: nothingPaid,
  basis,
};

export function coverage(threshold: number): ResponseOf<typeof getCoverage> {
  const row = { nameEn: null, villages: 50 };
  const covered = threshold >= 700 ? 50 : 49;
  return {
    rule: 'bus_stop',
    metric: 'straight',
    reference: 'either',
    threshold,
    rows: [
      {
        ...row,
        region: city.code,
        name: city.name,
        level: 'city',
        parent: null,
        villages: 100,
        covered: covered + 48,
        percent: covered + 48,
      },
      {
        ...row,
        region: zhuji.code,
        name: zhuji.name,
        level: 'district',
        parent: city.code,
        covered,
        percent: covered * 2,
      },
      {
        ...row,
        region: keqiao.code,
        name: keqiao.name,
        level: 'district',
        parent: city.code,
        covered: 48,
        percent: 96,
      },
    ],
    gaps: [
      ...(threshold >= 700 ? [] : [record('近')]),
      record('远', { detail: { distanceM: 2618.4, nearestName: '外站', noLocation: false } }),
      record('无', { point: null, detail: { distanceM: null, nearestName: null, noLocation: true } }),
    ],
    basis,
  };
}
