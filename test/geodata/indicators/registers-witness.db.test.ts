import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import { listValues } from '#api/features/values/list-values.ts';
import type { Database } from '#geodata/database/database.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { getIndicator } from '#geodata/indicators/get-indicator.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, type Fact, fact, publish } from './fact-builder.ts';

const root = 'Q';
const dataDate = '2020-09-30';
const towns = ['Q-A', 'Q-B'].flatMap((district) => [1, 2].map((n) => ({ district, town: `${district}${n}` })));
const codes = [root, 'Q-A', 'Q-B', ...towns.map(({ town }) => town)];
let seed = 20_180_816;
let database: Database;
let firstLoad: number;

function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}
const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
const day = (): string | null =>
  pick([null, '2018-12-31', '2019-01-01', '2019-12-31', '2020-01-01', dataDate, '2020-10-01']);
const placed = (): object => {
  const at =
    random() < 0.05
      ? { town: null, district: null }
      : (towns[Math.floor(random() * 4)] ?? { town: null, district: null });
  return { town_code: at.town, district_code: at.district };
};
const make = (count: number, name: string, row: () => object): Fact[] =>
  Array.from({ length: count }, (_, n) => ({
    key: `${name}${n}`,
    [`${name}_code`]: `${name}${n}`,
    ...placed(),
    ...row(),
  }));

const hazards = make(150, 'hazard', () => ({
  kind: pick(['safety', 'safety', 'clutter']),
  admin_grade: pick([null, 'county', 'township', 'village', 'national']),
  treated_on: day(),
}));
const bridges = make(150, 'bridge', () => ({
  condition_class: pick([null, '1', '3', '4', '5']),
  assessed_on: day(),
  treated_on: day(),
}));
const buses = make(200, 'bus', () => ({
  energy: pick([null, 'electric', 'hydrogen', 'natural_gas', 'hybrid', 'diesel']),
  ic_card: pick([null, true, false]),
  positioning_terminal: pick([null, true, false]),
  in_service_on: day(),
  retired_on: day(),
}));
const segments = make(150, 'segment', () => ({
  route_code: 'X1',
  admin_grade: pick(['county', 'township', 'village', 'national']),
  length_km: Math.ceil(random() * 5000) / 1000,
  last_repaired_on: day(),
}));

beforeAll(async () => {
  database = await testDatabase();
  const regions = [
    fact.region(root, 'city', null),
    fact.region('Q-A', 'district', root),
    fact.region('Q-B', 'district', root),
    ...towns.map(({ town, district }) => fact.region(town, 'town', district)),
  ];
  const worlds = { region: regions, hazard: hazards, bridge: bridges, bus: buses, road_segment: segments };
  for (const [dataset, rows] of Object.entries(worlds))
    firstLoad = await publish(database, { root, dataset, rows, dataDate });
});

type Judge = (row: Fact) => 'success' | 'gap' | 'outside';
const yes = (does: boolean): 'success' | 'gap' => (does ? 'success' : 'gap');
const before = (left: unknown, right: unknown): boolean => String(left) < String(right);

const hazard: Judge = ({ kind, admin_grade, treated_on }) =>
  kind !== 'safety' || !['county', 'township', 'null'].includes(String(admin_grade))
    ? 'outside'
    : yes(treated_on !== null);
const bridge: Judge = ({ condition_class, assessed_on, treated_on }) => {
  const isBad = condition_class === '4' || condition_class === '5';
  if (!isBad && treated_on === null) return 'outside';
  const isBadAgain = isBad && assessed_on !== null && before(treated_on, assessed_on);
  return yes(treated_on !== null && !isBadAgain);
};
const bus =
  (does: (row: Fact) => boolean): Judge =>
  (row) => {
    const isNotYet = row.in_service_on !== null && before(dataDate, row.in_service_on);
    const isGone = row.retired_on !== null && before(row.retired_on, dataDate);
    return isNotYet || isGone ? 'outside' : yes(does(row));
  };
const repairedSince =
  (first: string): Judge =>
  ({ admin_grade, last_repaired_on: on }) =>
    admin_grade === 'national' ? 'outside' : yes(on !== null && !before(on, first) && !before(dataDate, on));

const cases: readonly (readonly [string, readonly Fact[], Judge, IndicatorParams])[] = [
  ['hazard-treatment', hazards, hazard, {}],
  ['dangerous-bridge-treatment', bridges, bridge, {}],
  ['clean-energy-bus', buses, bus(({ energy }) => /^(electric|hydrogen|natural_gas)$/.test(String(energy))), {}],
  ['bus-ic-card', buses, bus((row) => row.ic_card === true), {}],
  ['bus-positioning-terminal', buses, bus((row) => row.positioning_terminal === true), {}],
  ['annual-repair-rate', segments, repairedSince('2020-01-01'), {}],
  ['annual-repair-rate', segments, repairedSince('2019-01-01'), { years: 2 }],
];

describe.each(cases)('%s', (indicator, rows, judge, params) => {
  const weightOf = ({ length_km }: Fact): number => (length_km === undefined ? 1 : Number(length_km));
  const inside = (region: string): Fact[] =>
    rows.filter((row) => region === root || row.district_code === region || row.town_code === region);
  const sum = (list: readonly Fact[]): number => list.reduce((total, row) => total + weightOf(row), 0);

  it(`is in every region what the facts add up to, and so is its trace ${JSON.stringify(params)}`, async () => {
    const basis = await basisOf(database, root);
    const { levels } = getIndicator(indicator);
    for (const region of codes.filter((code) => levels.includes('town') || code.length <= 'Q-A'.length)) {
      const [value] = await database.read((tx) => listValues(tx, { indicator, root, region, params, basis }));
      const counted = inside(region).filter((row) => judge(row) !== 'outside');
      const done = counted.filter((row) => judge(row) === 'success');
      expect(value?.populationCount, region).toBe(counted.length);
      expect(value?.successCount, region).toBe(done.length);
      expect(value?.population, region).toBeCloseTo(sum(counted), 6);
      expect(value?.success, region).toBeCloseTo(sum(done), 6);
      const ask = { indicator, root, region, params, state: 'success', limit: 1000, basis } as const;
      const { records, total } = await database.read((tx) => listRecords(tx, ask));
      expect(records.map(({ key }) => key).sort(), region).toEqual(done.map(({ key }) => key).sort());
      expect(total.weight, region).toBeCloseTo(sum(done), 6);
    }
  });

  it(`has records in every state ${JSON.stringify(params)}`, () => {
    expect(new Set(rows.map(judge))).toEqual(new Set(['success', 'gap', 'outside']));
  });
});

describe('a later load', () => {
  it('leaves the value as of an earlier one as it was', async () => {
    const valueAt = async (asOf?: string) => {
      const basis = await basisOf(database, root, asOf);
      const [value] = await database.read((tx) => listValues(tx, { indicator: 'hazard-treatment', root, basis }));
      return [value?.population, value?.success];
    };
    const earlier = await valueAt(`${firstLoad}`);
    await publish(database, { root, dataset: 'hazard', ends: hazards.slice(0, 75).map(({ key }) => key), dataDate });
    expect(await valueAt(`${firstLoad}`)).toEqual(earlier);
    expect(await valueAt()).not.toEqual(earlier);
  });
});
