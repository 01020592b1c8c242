import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import type { IndicatorParams } from '#geodata/indicators/define-indicator.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { testDatabase } from '#test/support/database.ts';
import { definitionsOf, expectEveryState, expectJudged, type Judged, type State, stateOf } from './expect-judged.ts';
import { basisOf, type Fact, fact, publish } from './fact-builder.ts';
import { drawFrom } from './random-numbers.ts';

const root = 'Q';
const dataDate = '2020-09-30';
const towns = ['Q-A', 'Q-B'].flatMap((district) => [1, 2].map((n) => ({ district, town: `${district}${n}` })));
const { random, pick } = drawFrom(20_180_816);
const definitions = definitionsOf(
  ...['hazard-treatment', 'dangerous-bridge-treatment', 'annual-repair-rate'],
  ...['clean-energy-bus', 'bus-ic-card', 'bus-positioning-terminal'],
);
let database: Database;
let firstLoad: number;

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
  baseline_class: pick([null, '2', '4', '5']),
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
    firstLoad = await publish(database, { root, dataset, rows, dataDate, definitions });
});

type Judge = (row: Fact) => State;
const before = (left: unknown, right: unknown): boolean => String(left) < String(right);

const hazard: Judge = ({ kind, admin_grade, treated_on }) =>
  kind !== 'safety' || !['county', 'township', 'null'].includes(String(admin_grade))
    ? 'outside'
    : stateOf(treated_on !== null);
const isDangerous = (grade: unknown): boolean => grade === '4' || grade === '5';
const bridge: Judge = ({ condition_class, baseline_class, assessed_on, treated_on }) => {
  const wasDangerous = baseline_class === null ? treated_on !== null : isDangerous(baseline_class);
  if (!wasDangerous && !isDangerous(condition_class)) return 'outside';
  const isBadAgain = isDangerous(condition_class) && assessed_on !== null && before(treated_on, assessed_on);
  return stateOf(treated_on !== null && !isBadAgain);
};
const bus =
  (does: (row: Fact) => boolean): Judge =>
  (row) => {
    const isNotYet = row.in_service_on !== null && before(dataDate, row.in_service_on);
    const isGone = row.retired_on !== null && before(row.retired_on, dataDate);
    return isNotYet || isGone ? 'outside' : stateOf(does(row));
  };
const repairedSince =
  (first: string): Judge =>
  ({ admin_grade, last_repaired_on: on }) =>
    admin_grade === 'national' ? 'outside' : stateOf(on !== null && !before(on, first) && !before(dataDate, on));

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
  const judged = rows.map((row): Judged => {
    const { key, district_code: district, town_code: town, length_km: km } = row;
    const place = { district: district === null ? null : `${district}`, town: town === null ? null : `${town}` };
    return { key, ...place, state: judge(row), weight: km === undefined ? 1 : Number(km) };
  });

  it(`is in every region what the facts add up to, and so is its trace ${JSON.stringify(params)}`, async () => {
    expectEveryState(judged);
    const asked = { root, indicator, params, districts: ['Q-A', 'Q-B'], towns: towns.map(({ town }) => town) };
    await expectJudged(database, asked, judged);
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
    await publish(database, {
      root,
      dataset: 'hazard',
      ends: hazards.slice(0, 75).map(({ key }) => key),
      dataDate,
      definitions,
    });
    expect(await valueAt(`${firstLoad}`)).toEqual(earlier);
    expect(await valueAt()).not.toEqual(earlier);
  });
});
