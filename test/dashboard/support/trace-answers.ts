import type { explainChange, explainProgressChange } from '#api/contract/changes.ts';
import type { listClaims } from '#api/contract/claims.ts';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import type { listMonths } from '#api/contract/months.ts';
import type { listProgressMonths, listProgressRecords, listProgressTotals } from '#api/contract/progress.ts';
import { claimKinds } from '#geodata/vocabulary/claim.ts';
import { basis, city, keqiao, progress, value } from './answers.ts';

/** What stands behind the numbers of the little county. */
const words = (zh: string, en: string) => ({ zh, en });
const source = { load: 4, file: 'roads.geojson', row: 57 };
const before = { ...basis, asOf: '2020-08-31', load: 7 };

const month = { sample: true, office: '市交通运输局', post: '统计岗', closedAt: '2020-10-08T01:00:00Z' };
export const months: ResponseOf<typeof listMonths> = {
  root: city.code,
  months: [
    { ...month, month: '2020-08', load: 7, asOf: '2020-08-31', sha256: 'b'.repeat(64) },
    { ...month, month: '2020-07', load: 6, asOf: '2020-07-31', sha256: 'a'.repeat(64) },
  ],
};

const noChange = { success: 0, population: 0, points: 0, records: 0 };
export const valueChange: ResponseOf<typeof explainChange> = {
  indicator: 'maintenance-rate',
  from: value(city, 91.5),
  to: value(city, 93.3128),
  versions: { from: 1, to: 1 },
  parts: [
    { ...noChange, cause: 'definition' },
    { ...noChange, cause: 'region' },
    { cause: 'correction', success: -0.5, population: 0, points: -0.2, records: 1 },
    { cause: 'development', success: 8.25, population: 0, points: 2.01, records: 21 },
  ],
  records: Array.from({ length: 22 }, (_, at) => ({
    key: `C${at}`,
    name: at === 21 ? '更正路' : `新路${at}`,
    district: keqiao.code,
    town: null,
    cause: at === 21 ? ('correction' as const) : ('development' as const),
    kind: at === 21 ? ('fell' as const) : ('succeeded' as const),
    success: at === 21 ? -0.5 : 1,
    population: 0,
    source,
  })),
  total: 22,
  basis: { from: before, to: basis },
};

const [row] = progress.rows;
if (!row) throw new Error('the little county has a plan');
export const itemChange: ResponseOf<typeof explainProgressChange> = {
  programme: 'plan',
  year: 2020,
  from: { ...row, done: 280 },
  to: row,
  parts: [
    { cause: 'definition', quantity: 0, works: 0 },
    { cause: 'region', quantity: 0, works: 0 },
    { cause: 'correction', quantity: 0, works: 0 },
    { cause: 'development', quantity: 65.4, works: 1 },
  ],
  works: [
    {
      key: 'w1',
      name: '新修路',
      cause: 'development',
      kind: 'entered',
      quantity: 65.4,
      finishedOn: '2020-09-03',
      source,
    },
  ],
  total: 1,
  basis: { from: before, to: basis },
};

export const progressMonths: ResponseOf<typeof listProgressMonths> = {
  programme: 'plan',
  year: 2020,
  measuredOn: '2020-09-30',
  row,
  months: Array.from({ length: 12 }, (_, at) => {
    const begun = at < 9;
    const only = (quantity: number) => (begun ? quantity : null);
    return {
      month: at + 1,
      until: `2020-${String(at + 1).padStart(2, '0')}-28`,
      begun,
      done: only(at + 0.5),
      works: only(at),
      reported: only(at),
      difference: only(-0.5),
      doneToDate: only(at * 10),
      reportedToDate: only(at * 10 - 1),
      expectedToDate: (at + 1) * 41,
      corrections:
        at === 6
          ? [{ region: keqiao.code, name: keqiao.name, before: 5, after: 6.5, load: 8, file: 'reports.csv' }]
          : [],
    };
  }),
  basis,
};

const ofCity = { region: city.code, name: city.name, nameEn: 'Shaoxing' };
export const progressTotals: ResponseOf<typeof listProgressTotals> = {
  programme: 'plan',
  years: { first: 2018, last: 2020 },
  measuredOn: '2020-09-30',
  rows: [
    {
      ...{ ...ofCity, item: row.item, title: row.title, unit: row.unit, clause: '大中修1365公里' },
      ...{ quantity: 1365, planned: 1370, done: 1092, percent: 80, textOnly: false, hasWorks: true },
    },
    {
      ...{ ...ofCity, item: 'overload_lane', title: words('车道', 'Lanes'), unit: words('条', 'lanes') },
      ...{ clause: '车道78条', quantity: 78, planned: null, done: 0, percent: null, textOnly: true, hasWorks: false },
    },
  ],
  basis,
};

export function progressRecords(query: URLSearchParams): ResponseOf<typeof listProgressRecords> {
  const kind = query.get('kind') === 'report' ? 'report' : 'done';
  const name = query.get('month') === null ? '全年工程' : `${query.get('month')}月工程`;
  return {
    programme: 'plan',
    year: 2020,
    records: [
      {
        kind,
        key: 'w1',
        name,
        region: keqiao.code,
        regionName: keqiao.name,
        quantity: 3.2,
        month: '2020-08-01',
        timing: 'late',
        planYear: 2019,
        movedToYear: 2020,
        movedReason: null,
        status: 'accepted',
        finishedOn: '2020-08-03',
        acceptedOn: '2020-08-20',
        isSecondItem: false,
        point: [120.1, 29.9],
        source,
      },
    ],
    total: { count: 1, quantity: 3.2 },
    nextCursor: null,
    basis,
  };
}

const claim = {
  region: keqiao.code,
  name: keqiao.name,
  item: 'pavement_repair',
  title: words('路面维修', 'Pavement repaired'),
  unit: words('公里', 'km'),
  year: 2020,
};
export const claims: ResponseOf<typeof listClaims> = {
  programme: 'plan',
  year: 2020,
  measuredOn: '2020-09-30',
  counts: claimKinds.map((kind) => ({
    kind,
    count: { reported_not_mapped: 1, work_without_place: 25 }[String(kind)] ?? 0,
  })),
  claims: [
    {
      ...claim,
      kind: 'reported_not_mapped',
      work: null,
      found: '11 > 7',
      claimed: 11,
      evidence: 7,
      reason: words('请补充工程', 'add the works'),
      point: null,
      source: null,
    },
    ...Array.from({ length: 25 }, (_, at) => ({
      ...claim,
      kind: 'work_without_place' as const,
      work: { key: `w${at}`, name: `无址工程${at}` },
      found: null,
      claimed: null,
      evidence: null,
      reason: words('请补充位置', 'add the place'),
      point: null,
      source,
    })),
  ],
  basis,
};
