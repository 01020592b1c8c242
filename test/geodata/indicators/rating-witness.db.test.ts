import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { definitionsOf, expectEveryState, expectJudged, type Judged, type State, stateOf } from './expect-judged.ts';
import { basisOf, type Fact, fact, publish } from './fact-builder.ts';
import { drawFrom } from './random-numbers.ts';

const root = 'G';
const definitions = definitionsOf(
  ...['district-transport-integration', 'demonstration-county', 'beautiful-corridor-county'],
  ...['beautiful-road-town', 'town-road-office'],
);
const { pick, chance, random } = drawFrom(7_120_180);
const dataYear = 2020;
/** Grades as they are written, and whether they are 5A. */
const grades = [
  ['5A', true],
  ['５Ａ级', true],
  ['AAAAA', true],
  ['五a', true],
  ['4A', false],
  [null, false],
] as const;

interface Region {
  readonly code: string;
  readonly level: 'district' | 'town';
  readonly parent: string;
  readonly name: string;
  readonly isValid: boolean;
  readonly validity: object;
}
const validities = [
  [true, {}],
  [true, { valid_from: '2020-09-30', valid_to: '2020-09-30' }],
  [false, { valid_to: '2020-09-29' }],
  [false, { valid_from: '2020-10-01' }],
] as const;
const draw = (code: string, level: Region['level'], parent: string): Region => {
  const [isValid, validity] = chance(0.75) ? validities[0] : pick(validities);
  return { code, level, parent, name: level === 'town' ? pick(['甲镇', '乙街道', '丙乡']) : code, isValid, validity };
};
const districts = Array.from({ length: 16 }, (_, index) => draw(`G-${index}`, 'district', root));
const towns = Array.from({ length: 40 }, (_, index) =>
  draw(`G-T${index}`, 'town', districts[index % districts.length]?.code ?? root),
);
const places = new Map(
  towns.map(({ code }, index) => [code, [100 + (index % 8), 20 + Math.floor(index / 8)] as const]),
);

const schemes = ['transport_integration', 'demonstration_county', 'beautiful_corridor_county', 'beautiful_road_town'];
const ratings = [...districts, ...towns].flatMap(({ code }) =>
  schemes.flatMap((scheme) =>
    [2018, 2019, 2020, 2021]
      .filter(() => chance(0.35))
      .map((year) => {
        const [grade, isTop] = pick(grades);
        return { scheme, code, year, grade, isTop, achieved: pick([true, true, false, null]) };
      }),
  ),
);

/** Some register no town, and lie in one, between them, or nowhere. */
const offices = Array.from({ length: 45 }, (_, index) => {
  const inTown = pick([...places.values()] as [readonly [number, number], ...(readonly [number, number])[]]);
  return {
    code: `O${index}`,
    town: chance(0.5) ? `G-T${index}` : null,
    site: chance(0.2) ? null : ([inTown[0] + 0.1 + random() * 0.8, inTown[1] + 0.1 + random() * 0.8] as const),
    kind: pick(['road_management_office', 'road_management_office', 'town_transport_station']),
    status: pick([null, 'operating', 'closed', 'building']),
  };
});
/** 街道 in whose list of roads there is nothing but roads of the state do not count. */
const roads = towns.flatMap(({ code }) =>
  chance(0.6) ? [{ code, grade: pick(['county', 'village', 'national']) }] : [],
);

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  const regions: Fact[] = [fact.region(root, 'city', null)];
  for (const { code, level, parent, name, validity } of [...districts, ...towns]) {
    const at = places.get(code);
    const [west = 0, south = 0] = at ?? [];
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ].map(([x = 0, y = 0]) => `${west + x} ${south + y}`);
    const outline = at ? `MULTIPOLYGON(((${ring.join(', ')})))` : null;
    regions.push(fact.region(code, level, parent, { ...validity, name, outline_geom4326: outline }));
  }
  const rated = ratings.map(({ scheme, code, year, grade, achieved }) => ({
    ...{ key: `${scheme}|${code}|${year}`, scheme, region_code: code, year, grade, achieved },
  }));
  const segments = roads.map(({ code, grade }, index) =>
    fact.segment(`S${index}`, { town: code, district: null }, 1, { admin_grade: grade }),
  );
  const sites = offices.map(({ code, town, site, kind, status }) =>
    fact.facility(code, site, { kinds: [kind], status, town_code: town }),
  );
  const worlds = { region: regions, rating: rated, road_segment: segments, facility: sites };
  for (const [dataset, rows] of Object.entries(worlds)) await publish(database, { root, dataset, rows, definitions });
});

function latest(scheme: string, code: string) {
  return ratings
    .filter((rating) => rating.scheme === scheme && rating.code === code && rating.year <= dataYear)
    .toSorted((left, right) => right.year - left.year)[0];
}

const hasTitle = (scheme: string, code: string): boolean => {
  const rating = latest(scheme, code);
  return rating !== undefined && (rating.achieved ?? rating.grade !== null);
};
const isTop = (code: string): boolean => {
  const rating = latest('transport_integration', code);
  return rating?.isTop === true && rating.achieved !== false;
};

function judgeDistricts(succeeds: (code: string) => boolean): Judged[] {
  return districts.map(({ code, isValid }) => {
    const state: State = isValid ? stateOf(succeeds(code)) : 'outside';
    return { key: code, district: code, town: null, state, weight: 1 };
  });
}

const hasRuralRoads = (town: string): boolean => roads.some(({ code, grade }) => code === town && grade !== 'national');

function judgeTowns(succeeds: (code: string) => boolean): Judged[] {
  return towns.map(({ code, parent, name, isValid }) => {
    const counts = isValid && (!name.endsWith('街道') || hasRuralRoads(code));
    return { key: code, town: code, district: parent, state: counts ? stateOf(succeeds(code)) : 'outside', weight: 1 };
  });
}

function hasOffice(town: string): boolean {
  const [west = 0, south = 0] = places.get(town) ?? [];
  return offices.some(({ town: registered, site, kind, status }) => {
    if (kind !== 'road_management_office' || (status ?? 'operating') !== 'operating') return false;
    if (registered !== null) return registered === town;
    return site !== null && Math.floor(site[0]) === west && Math.floor(site[1]) === south;
  });
}

const cases = [
  ['district-transport-integration', judgeDistricts(isTop)],
  ['demonstration-county', judgeDistricts((code) => hasTitle('demonstration_county', code))],
  ['beautiful-corridor-county', judgeDistricts((code) => hasTitle('beautiful_corridor_county', code))],
  ['beautiful-road-town', judgeTowns((code) => hasTitle('beautiful_road_town', code))],
  ['town-road-office', judgeTowns(hasOffice)],
] as const;

/** A region that is not valid on the data date is listed under no other. */
const listed = (regions: readonly Region[]): string[] =>
  regions.filter(({ isValid }) => isValid).map(({ code }) => code);

describe.each(cases)('%s', (indicator, judged) => {
  it('is in every region what ratings, offices and roads of the test say, and so is its trace', async () => {
    expectEveryState(judged);
    await expectJudged(database, { root, indicator, districts: listed(districts), towns: listed(towns) }, judged);
  });
});

describe('what was never rated', () => {
  it('is a gap and says so', async () => {
    const basis = await basisOf(database, root);
    for (const [indicator, scheme] of [
      ['demonstration-county', 'demonstration_county'],
      ['beautiful-road-town', 'beautiful_road_town'],
    ] as const) {
      const ask = { indicator, root, state: 'all', limit: 100, basis } as const;
      const { records } = await database.read((tx) => listRecords(tx, ask));
      const unrated = records.filter(({ key }) => latest(scheme, key) === undefined);
      expect(unrated.length).toBeGreaterThan(0);
      for (const { key, state, detail } of records) {
        expect([key, detail.notRated]).toEqual([key, latest(scheme, key) === undefined]);
        if (detail.notRated) expect(state).toBe('gap');
      }
    }
  });

  it('follows the grade that is asked for', async () => {
    const judged = judgeDistricts((code) => {
      const rating = latest('transport_integration', code);
      return rating?.grade === '4A' && rating.achieved !== false;
    });
    expectEveryState(judged);
    const asked = { root, indicator: 'district-transport-integration', districts: listed(districts), towns: [] };
    await expectJudged(database, { ...asked, params: { grade: '4A级' } }, judged);
  });
});
