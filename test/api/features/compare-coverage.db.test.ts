import { Geodesic } from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareCoverage } from '#api/features/coverage/compare-coverage.ts';
import type { Basis } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { basisOf, fact, type LonLat, publish } from '#test/geodata/indicators/fact-builder.ts';
import { makeRandomCity, publishCity, type RandomVillage } from '#test/geodata/indicators/random-city.ts';
import { testDatabase } from '#test/support/database.ts';

const city = makeRandomCity('R7', 77);
const { root } = city;
const newStop: LonLat = [120.15, 29.9];
/** Half of the stops close. */
const closed: ReadonlySet<string> = new Set(city.sites.slice(0, 110).map(({ code }) => code));
let database: Database;
let before: Basis;
let basis: Basis;
beforeAll(async () => {
  database = await testDatabase();
  await publishCity(database, city);
  const peopled = city.villages.map(({ code, at, kind, committee, hall }) => {
    const places = { ...(committee && { committee }), ...(hall && { hall }) };
    return fact.village(code, at, places, { kind, population: peopleOf(code) });
  });
  await publish(database, { root, dataset: 'village', rows: peopled });
  before = await basisOf(database, root);
  await publish(database, {
    root,
    dataset: 'facility',
    rows: [fact.facility('NEW', newStop)],
    ends: [...closed],
  });
  basis = await basisOf(database, root);
});

/** Several villages of each number, and some whose number is not known. */
function peopleOf(code: string): number | null {
  const number = Number(code.slice(1));
  return number % 11 === 0 ? null : (number % 7) * 100;
}

type Reference = 'either' | 'village_committee' | 'village_hall';
const counting = city.villages.filter(({ kind }) => kind !== 'community');
const standing = (): LonLat[] => [newStop, ...sitesOf(closed)];
const former = (): LonLat[] => sitesOf(new Set());

function sitesOf(ended: ReadonlySet<string>): LonLat[] {
  return city.sites.flatMap(({ code, site, kinds, status }) =>
    site && kinds.includes('bus_stop') && (status ?? 'operating') === 'operating' && !ended.has(code) ? [site] : [],
  );
}

/** Every pair by Karney's algorithm, outside the database. */
function nearestM({ committee, hall }: RandomVillage, reference: Reference, stops: readonly LonLat[]): number {
  const points = [
    reference === 'village_hall' ? undefined : committee,
    reference === 'village_committee' ? undefined : hall,
  ];
  const distances = points.flatMap((point) =>
    point ? stops.map(([lon, lat]) => Geodesic.WGS84.Inverse(point[1], point[0], lat, lon).s12 ?? Number.NaN) : [],
  );
  return Number(Math.min(Number.POSITIVE_INFINITY, ...distances).toFixed(3));
}

const usual = { rule: 'bus_stop', state: 'all', sort: 'distance', limit: 5000, offset: 0, region: root } as const;
type Change = Partial<Parameters<typeof compareCoverage>[1]>;
const ask = (change: Change = {}) =>
  database.read((tx) => compareCoverage(tx, { ...usual, root, basis, former: basis, ...change }));

interface Listed {
  readonly code: string;
  readonly town: string | null;
  readonly district: string | null;
  readonly people: number | null;
  readonly distanceM: number | null;
}

function listed(village: RandomVillage): Listed {
  const distanceM = nearestM(village, 'village_hall', standing());
  return {
    code: village.code,
    ...village.at,
    people: peopleOf(village.code),
    distanceM: Number.isFinite(distanceM) ? distanceM : null,
  };
}

/** Written by hand, not in SQL: the codes are ASCII, so that JavaScript compares them as bytes too. */
const byCode = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const mostFirst = (one: number | null, other: number | null) => (other ?? -1) - (one ?? -1);
const unknownLast = (one: string | null, other: string | null) => byCode(one ?? '~', other ?? '~');
type Order = (one: Listed, other: Listed) => number;
const ranked: Readonly<Record<'distance' | 'population' | 'town', Order>> = {
  distance: (one, other) => mostFirst(one.distanceM, other.distanceM) || byCode(one.code, other.code),
  population: (one, other) => mostFirst(one.people, other.people) || byCode(one.code, other.code),
  town: (one, other) =>
    unknownLast(one.district, other.district) ||
    unknownLast(one.town, other.town) ||
    mostFirst(one.distanceM, other.distanceM) ||
    byCode(one.code, other.code),
};

describe('the villages under a rule', () => {
  it('at the official rule are those of the indicator, region by region', async () => {
    for (const region of [root, ...city.districts, ...city.towns.map(({ town }) => town)]) {
      const [value] = await database.read((tx) =>
        listValues(tx, { indicator: 'village-bus-coverage', root, region, basis }),
      );
      const { side, against, flips } = await ask({ region });
      expect(side).toMatchObject({ official: true, reference: 'either', threshold: 500 });
      expect([side.covered, side.villages, side.percent]).toEqual([
        value?.successCount,
        value?.populationCount,
        value?.value,
      ]);
      expect({ ...against }).toEqual({ ...side });
      expect(flips).toEqual({ covered: 0, gap: 0, entered: 0, left: 0 });
    }
  });

  it.each([
    ['village_committee', 500],
    ['village_hall', 500],
    ['either', 0],
    ['village_hall', 2000],
    ['either', 50_000],
  ] as const)(
    'measured from %s within %d m are those that brute force finds, and so are the flips',
    async (reference, threshold) => {
      const stops = standing();
      const { side, flips, villages } = await ask({ reference, threshold });
      const isCovered = (village: RandomVillage) => nearestM(village, reference, stops) <= threshold;
      const wasCovered = (village: RandomVillage) => nearestM(village, 'either', stops) <= 500;
      expect(side.covered).toBe(counting.filter(isCovered).length);
      expect(flips.covered).toBe(counting.filter((village) => isCovered(village) && !wasCovered(village)).length);
      expect(flips.gap).toBe(counting.filter((village) => !isCovered(village) && wasCovered(village)).length);
      const expected = counting.map((village) => {
        const distanceM = nearestM(village, reference, stops);
        return [village.code, Number.isFinite(distanceM) ? distanceM : null, isCovered(village) ? 'success' : 'gap'];
      });
      expect(villages.map(({ key, distanceM, state }) => [key, distanceM, state]).sort()).toEqual(expected.sort());
    },
  );

  it('flip between two dates as the stops that came and went make them', async () => {
    const { flips, villages, against } = await ask({ former: before, state: 'flipped' });
    const changed = counting.filter(
      (village) => nearestM(village, 'either', standing()) <= 500 !== nearestM(village, 'either', former()) <= 500,
    );
    expect(changed.length).toBeGreaterThan(0);
    expect(villages.map(({ key }) => key).sort()).toEqual(changed.map(({ code }) => code).sort());
    expect(flips.covered + flips.gap).toBe(changed.length);
    expect(against.covered).toBe(counting.filter((village) => nearestM(village, 'either', former()) <= 500).length);
  });

  it('say why each is a gap: too far, no place, or nothing to measure to', async () => {
    const { villages } = await ask({ reference: 'village_hall', state: 'gap' });
    for (const { why, distanceM, key } of villages) {
      const village = counting.find(({ code }) => code === key);
      expect(why, key).toBe(village?.hall ? 'too_far' : 'no_location');
      expect(distanceM === null).toBe(why === 'no_location');
    }
    const none = await ask({ rule: 'market', state: 'gap', why: 'no_site' });
    expect(none.matching).toBe(counting.filter(({ committee, hall }) => committee || hall).length);
  });

  it.each(['distance', 'population', 'town'] as const)(
    'come by %s: the most first or by code, the unknown last, equals by their key',
    async (sort) => {
      // From the hall alone many have no distance: they are equals.
      const { villages } = await ask({ sort, reference: 'village_hall' });
      const expected = counting.map(listed).toSorted(ranked[sort]);
      expect(villages.map(({ key }) => key)).toEqual(expected.map(({ code }) => code));
      // Filtered and cut, it is the same order.
      const gaps = await ask({ sort, reference: 'village_hall', state: 'gap', limit: 20, offset: 10 });
      const far = expected.filter(({ distanceM }) => !(distanceM !== null && distanceM <= 500));
      expect(gaps.villages.map(({ key }) => key)).toEqual(far.slice(10, 30).map(({ code }) => code));
    },
  );

  it('come in pages that put together are the whole list, in each order', async () => {
    for (const sort of ['distance', 'population', 'town']) {
      const whole = await ask({ sort });
      const pages = await Promise.all([0, 50, 100, 150].map((offset) => ask({ sort, limit: 50, offset })));
      expect(pages.flatMap(({ villages }) => villages.map(({ key }) => key))).toEqual(
        whole.villages.map(({ key }) => key),
      );
      expect(whole.matching).toBe(counting.length);
    }
    const beyond = await ask({ offset: 10_000 });
    expect([beyond.villages, beyond.matching]).toEqual([[], counting.length]);
  });

  it('of a kind that is not known are refused', async () => {
    await expect(ask({ rule: 'spaceport' })).rejects.toMatchObject({ code: 'unknown_rule', status: 400 });
  });
});
