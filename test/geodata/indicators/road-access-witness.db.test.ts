import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { definitionsOf, expectEveryState, expectJudged, type Judged, stateOf } from './expect-judged.ts';
import { basisOf, type Fact, fact, type LonLat, publish } from './fact-builder.ts';
import { away, toLineM } from './line-distance.ts';
import { drawFrom } from './random-numbers.ts';

const root = 'N';
const definitions = definitionsOf('town-class2-access', 'scenic-area-access');
const { random, pick, chance } = drawFrom(5_261_949);
const districts = ['N-A', 'N-B', 'N-C'];
const townCodes = Array.from({ length: 45 }, (_, index) => `N-T${index}`);
const districtOf = (town: string): string => districts[townCodes.indexOf(town) % districts.length] ?? root;
const somewhere = (): LonLat => [120 + random() * 0.25, 29.8 + random() * 0.2];
interface Road {
  readonly code: string;
  readonly technicalClass: string | null;
  readonly points: readonly LonLat[];
}
const roads: readonly Road[] = Array.from({ length: 60 }, (_, index) => {
  let [point, azimuth] = [somewhere(), random() * 360];
  const points = [point];
  for (let step = 0; step < 6; step++) {
    azimuth += random() * 80 - 40;
    point = away(point, azimuth, 200 + random() * 900);
    points.push(point);
  }
  return { code: `R${index}`, technicalClass: pick([null, '1', '2', '2', '3', '3', '4', 'substandard']), points };
});

const seats = new Map(townCodes.map((code, index) => [code, index % 9 === 0 ? null : somewhere()]));

/** Grades as files write them, and what they mean. */
const grades = [
  ...[['3A', 3] as const, ['３Ａ级', 3] as const, ['aaa', 3] as const, ['三A', 3] as const],
  ...[['4A', 4] as const, ['AAAA级', 4] as const, ['国家4A级旅游景区', 4] as const, ['5A', 5] as const],
  ...[['2A', 0] as const, ['特级', 0] as const, [null, 0] as const],
] as const;
const scenic = Array.from({ length: 120 }, (_, index) => ({
  code: `S${index}`,
  site: chance(0.05) ? null : somewhere(),
  grade: grades[index % grades.length] ?? grades[0],
  status: pick([null, 'operating', 'operating', 'closed', 'planned']),
  kind: chance(0.9) ? 'scenic_area' : 'bus_stop',
  town: townCodes[index % townCodes.length] ?? null,
}));

/** Over all roads of the classes, outside the database. */
function nearestM(place: LonLat, classes: readonly string[]): number {
  const lines = roads.filter(({ technicalClass }) => technicalClass !== null && classes.includes(technicalClass));
  return Math.min(...lines.map(({ points }) => toLineM(place, points)));
}

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  const regions: Fact[] = [
    fact.region(root, 'city', null),
    ...districts.map((code) => fact.region(code, 'district', root)),
    ...townCodes.map((code) => {
      const seat = seats.get(code);
      return fact.region(code, 'town', districtOf(code), { seat_lon: seat?.[0] ?? null, seat_lat: seat?.[1] ?? null });
    }),
    // A seat of which half is known has no place.
    fact.region('N-half', 'town', 'N-A', { seat_lon: 120.1, seat_lat: null }),
  ];
  const segments = roads.map(({ code, technicalClass, points }, index) =>
    fact.segment(code, { town: null, district: null }, 1, {
      technical_class: technicalClass,
      admin_grade: ['county', 'national', 'provincial', 'village'][index % 4],
      line_geom4326: `MULTILINESTRING((${points.map(([lon, lat]) => `${lon} ${lat}`).join(', ')}))`,
    }),
  );
  const withoutLine = fact.segment('no line', { town: null, district: null }, 1, { technical_class: '1' });
  const sites = scenic.map(({ code, site, grade, status, kind, town }) =>
    fact.facility(code, site, {
      kinds: [kind],
      grade: grade[0],
      status,
      town_code: town,
      district_code: districtOf(town ?? ''),
    }),
  );
  await publish(database, { root, dataset: 'region', rows: regions, definitions });
  await publish(database, { root, dataset: 'road_segment', rows: [...segments, withoutLine], definitions });
  await publish(database, { root, dataset: 'facility', rows: sites, definitions });
});

const towns = [...townCodes, 'N-half'];
const scope = { root, districts, towns };

/** A road within the accuracy of the witness from the limit would decide nothing. */
function isWithin(place: LonLat, classes: readonly string[], limitM: number): boolean {
  const distanceM = nearestM(place, classes);
  expect(Math.abs(distanceM - limitM)).toBeGreaterThan(0.05);
  return distanceM <= limitM;
}

describe('乡镇通达二级以上公路比例', () => {
  const judge = (limitM: number): Judged[] => [
    ...townCodes.map((code): Judged => {
      const seat = seats.get(code);
      const isReached = seat != null && isWithin(seat, ['1', '2'], limitM);
      return { key: code, town: code, district: districtOf(code), state: stateOf(isReached), weight: 1 };
    }),
    { key: 'N-half', town: 'N-half', district: 'N-A', state: 'gap', weight: 1 },
  ];

  it.each([250, 1000, 2500])('within %d m is what brute force over all roads and seats finds', async (withinM) => {
    const judged = judge(withinM);
    expect(new Set(judged.map(({ state }) => state)).size).toBe(2);
    await expectJudged(database, { ...scope, indicator: 'town-class2-access', params: { withinM } }, judged);
  });

  it('shows the distance to the nearest such road, and marks a town without a seat', async () => {
    const basis = await basisOf(database, root);
    const ask = { indicator: 'town-class2-access', root, state: 'all', limit: 100, basis } as const;
    const { records } = await database.read((tx) => listRecords(tx, ask));
    for (const { key, detail } of records) {
      const seat = seats.get(key);
      expect(detail.noLocation).toBe(seat == null);
      if (seat == null) expect([detail.roadDistanceM, detail.routeCode]).toEqual([null, null]);
      else expect(Math.abs(Number(detail.roadDistanceM) - nearestM(seat, ['1', '2']))).toBeLessThan(0.05);
    }
  });
});

describe('景区通达等级公路比例', () => {
  it.each([400, 1000])('within %d m: 4A and 5A by class 2, 3A by class 3, however the grade is written', async (m) => {
    const judged = scenic.map(({ code, site, grade: [, level], status, kind, town }): Judged => {
      const counts = kind === 'scenic_area' && level > 0 && (status === null || status === 'operating');
      const classes = level === 3 ? ['1', '2', '3'] : ['1', '2'];
      const state = counts ? stateOf(site !== null && isWithin(site, classes, m)) : 'outside';
      return { key: code, town, district: districtOf(town ?? ''), state, weight: 1 };
    });
    expectEveryState(judged);
    const asked = { ...scope, indicator: 'scenic-area-access', params: { withinM: m } };
    await expectJudged(database, asked, judged);
  });
});

describe('the limit of one kilometre', () => {
  it('is included, to the millimetre, on the ellipsoid, in every direction', async () => {
    const end: LonLat = [121.5, 30.5];
    const line = `MULTILINESTRING((121.5 30.5, 121.5 30.51))`;
    const limits = [
      [999.999, 'success'],
      [1000, 'success'],
      [1000.0004, 'success'],
      [1000.001, 'gap'],
    ] as const;
    const placed = [90, 135, 180, 225, 270].flatMap((azimuth) =>
      limits.map(([distanceM, state]) => ({
        code: `${azimuth} ${distanceM}`,
        at: away(end, azimuth, distanceM),
        state,
      })),
    );
    const city = { root: 'L', definitions };
    const area = [fact.region('L', 'city', null), fact.region('L-A', 'district', 'L')];
    const rows = placed.map(({ code, at: [seat_lon, seat_lat] }) =>
      fact.region(code, 'town', 'L-A', { seat_lon, seat_lat }),
    );
    await publish(database, { ...city, dataset: 'region', rows: [...area, ...rows] });
    const road = fact.segment('R', { town: null, district: null }, 1, { technical_class: '2', line_geom4326: line });
    await publish(database, { ...city, dataset: 'road_segment', rows: [road] });
    const judged = placed.map(({ code, state }) => ({ key: code, town: code, district: 'L-A', state, weight: 1 }));
    const asked = { root: 'L', indicator: 'town-class2-access', districts: [], towns: placed.map(({ code }) => code) };
    await expectJudged(database, asked, judged);
  });
});
