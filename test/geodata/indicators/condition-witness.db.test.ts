import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { definitionsOf, expectEveryState, expectJudged, type Judged, stateOf } from './expect-judged.ts';
import { basisOf, type Fact, fact, publish } from './fact-builder.ts';
import { drawFrom } from './random-numbers.ts';

const root = 'Z';
const definitions = definitionsOf('district-condition-improved');
const { pick, below, chance } = drawFrom(9_220_201);
const dates = ['2018-12-31', '2019-06-30', '2019-12-31', '2020-01-01', '2020-09-30'] as const;
/** For each register the one that it is compared with: the newest of an earlier year. */
const formerOf = [undefined, 0, 0, 2, 2] as const;

interface Segment {
  readonly key: string;
  readonly district: string;
  readonly grade: string;
  readonly metres: number;
  readonly condition: string | null;
}
type Register = readonly Segment[];
const segment = (district: string, metres: number, condition: string | null): Segment => ({
  key: '',
  district,
  grade: 'county',
  metres,
  condition,
});

/** Districts of which the test knows the figures; their pairs are good and bad metres, then as in the last register. */
const known: Readonly<Record<string, readonly [former: readonly number[], present: readonly number[]]>> = {
  // One and a third percent twice: as quotients of these numbers they have 16 and 20 digits.
  'Z-equal': [
    [1000, 74_000],
    [140_000, 10_360_000],
  ],
  'Z-full': [
    [500, 0],
    [900, 0],
  ],
  'Z-filled': [
    [999, 1],
    [1000, 0],
  ],
  'Z-emptied': [
    [1000, 0],
    [999, 1],
  ],
  'Z-five': [
    [8000, 2000],
    [850, 150],
  ],
  'Z-less': [
    [8000, 2000],
    [8499, 1501],
  ],
  'Z-least': [
    [499_999_999, 500_000_001],
    [500_000_000, 500_000_000],
  ],
  'Z-none': [
    [0, 100],
    [0, 100],
  ],
  'Z-new': [[], [100, 1]],
  'Z-unrated': [[100, 1], []],
};
const drawn = ['Z-A', 'Z-B', 'Z-C', 'Z-D', 'Z-E', 'Z-F'];
const districts = [...drawn, ...Object.keys(known)];

function makeRegister(at: number): Register {
  const random = drawn.flatMap((district) =>
    Array.from({ length: 12 }, () => ({
      ...segment(district, below(4000), pick(['excellent', 'good', 'fair', 'poor', 'bad', null])),
      grade: pick(['county', 'township', 'village', 'provincial']),
      // Some districts are not assessed in some years.
      ...(chance(0.15) && { condition: null }),
    })),
  );
  const fixed = Object.entries(known).flatMap(([district, [former, present]]) => {
    const [good, bad] = at < 3 ? former : present;
    if (good === undefined || bad === undefined) return [segment(district, 100, null)];
    return [segment(district, good, 'fair'), segment(district, bad, 'poor'), segment(district, 50, null)];
  });
  return [...random, ...fixed].map((one, index) => ({ ...one, key: `S${at}-${index}` }));
}

const registers = dates.map((_, at) => makeRegister(at));
const loads: number[] = [];
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  const regions = [
    fact.region(root, 'city', null),
    ...districts.map((code) => fact.region(code, 'district', root)),
    fact.region('Z-gone', 'district', root, { valid_to: '2017-12-31' }),
  ];
  await publish(database, { root, dataset: 'region', rows: regions, dataDate: '2018-01-01', definitions });
  for (const [at, register] of registers.entries()) {
    const ends = registers[at - 1]?.map(({ key }) => key) ?? [];
    const rows = register.map(factOf);
    const dataDate = dates[at] ?? '';
    loads.push(await publish(database, { root, dataset: 'road_segment', rows, ends, dataDate, definitions }));
  }
});

function factOf({ key, district, grade, metres, condition }: Segment): Fact {
  return fact.segment(key, { town: null, district }, metres / 1000, { admin_grade: grade, condition });
}

/** Good and all assessed metres of a district, as whole numbers. */
function metresOf(district: string, register: Register | undefined): { good: bigint; all: bigint } {
  const own = (register ?? []).filter((one) => one.district === district && one.grade !== 'provincial');
  const sum = (list: Register): bigint => list.reduce((total, { metres }) => total + BigInt(metres), 0n);
  return {
    good: sum(own.filter(({ condition }) => /^(excellent|good|fair)$/.test(String(condition)))),
    all: sum(own.filter(({ condition }) => condition !== null)),
  };
}

function hasImproved(district: string, at: number, minPoints: number): boolean {
  const former = metresOf(district, registers[formerOf[at] ?? -1]);
  const present = metresOf(district, registers[at]);
  if (former.all === 0n || present.all === 0n) return false;
  if (former.good === former.all && present.good === present.all) return true;
  const rise = present.good * former.all - former.good * present.all;
  return rise > 0n && 100n * rise >= BigInt(minPoints) * present.all * former.all;
}

const judge = (at: number, minPoints: number): Judged[] => [
  ...districts.map((key): Judged => {
    return { key, district: key, town: null, state: stateOf(hasImproved(key, at, minPoints)), weight: 1 };
  }),
  { key: 'Z-gone', district: null, town: null, state: 'outside', weight: 1 },
];

describe('路面技术状况年度提升的区县比例', () => {
  it.each([
    [4, 0],
    [4, 5],
    [3, 0],
    [2, 0],
    [1, 0],
    [1, 10],
  ])('of register %d with a rise of %d points is what whole metres say', async (at, minPoints) => {
    const judged = judge(at, minPoints);
    expectEveryState(judged);
    const asked = { root, indicator: 'district-condition-improved', params: { minPoints }, districts, towns: [] };
    await expectJudged(database, { ...asked, asOf: `${loads[at]}` }, judged);
  });

  it('takes equal rates for no rise, however they are written, and 100 % after 100 % for one', () => {
    const states = Object.fromEntries(judge(4, 0).map(({ key, state }) => [key, state]));
    expect(states).toMatchObject({ 'Z-equal': 'gap', 'Z-full': 'success', 'Z-filled': 'success', 'Z-emptied': 'gap' });
    expect(states).toMatchObject({ 'Z-least': 'success', 'Z-none': 'gap', 'Z-new': 'gap', 'Z-unrated': 'gap' });
    const atFive = Object.fromEntries(judge(4, 5).map(({ key, state }) => [key, state]));
    expect(atFive).toMatchObject({ 'Z-five': 'success', 'Z-less': 'gap' });
  });

  it('has no success without a former year, and marks what was not assessed then', async () => {
    const first = { root, indicator: 'district-condition-improved', districts, towns: [], asOf: `${loads[0]}` };
    await expectJudged(database, first, judge(0, 0));
    const basis = await basisOf(database, root);
    const ask = { indicator: 'district-condition-improved', root, state: 'all', limit: 100, basis } as const;
    const { records } = await database.read((tx) => listRecords(tx, ask));
    const marked = records.filter(({ detail }) => detail.noFormerAssessment).map(({ key }) => key);
    expect(marked).toContain('Z-new');
    expect(marked.sort()).toEqual(districts.filter((key) => metresOf(key, registers[2]).all === 0n).sort());
    expect(records.find(({ key }) => key === 'Z-five')?.detail).toMatchObject({
      presentPercent: 85,
      formerPercent: 80,
    });
  });
});
