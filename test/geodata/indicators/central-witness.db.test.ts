import { Geodesic } from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { definitionsOf, expectEveryState, expectJudged, type Judged, stateOf } from './expect-judged.ts';
import { basisOf, type Fact, fact, type LonLat, publish } from './fact-builder.ts';
import { drawFrom } from './random-numbers.ts';

/** Stations in and off the middle of their communities, judged by Karney's algorithm outside the database. */
const root = 'K';
const indicator = 'central-in-community';
const dataDate = '2020-09-30';
const kind = 'medical_care_station';
const definitions = definitionsOf(indicator);
const towns = ['K-A', 'K-B'].flatMap((district) => [1, 2].map((n) => ({ district, town: `${district}${n}` })));
const { below, chance, pick } = drawFrom(20_261_127);

interface Community {
  readonly code: string;
  readonly at: (typeof towns)[number];
  readonly committee?: LonLat;
  readonly hall?: LonLat;
}

const moved = ([lon, lat]: LonLat, azimuth: number, metres: number): LonLat => {
  const { lon2 = lon, lat2 = lat } = Geodesic.WGS84.Direct(lat, lon, azimuth, metres);
  return [lon2, lat2];
};
const communities = Array.from({ length: 60 }, (_, n): Community => {
  const point: LonLat = [117.5 + n / 50, 26.2];
  return {
    code: `c${n}`,
    at: towns[n % 4] ?? { district: 'K-A', town: 'K-A1' },
    ...(chance(0.8) && { committee: point }),
    ...(chance(0.5) && { hall: moved(point, 90, 900) }),
  };
});

interface Station {
  readonly key: string;
  readonly site: LonLat | null;
  readonly status: string | null;
  readonly kinds: readonly string[];
  /** Where it is registered, and the communities that are assigned to it. */
  readonly village: string | null;
  readonly assigned: readonly { readonly community: string; readonly basis: string; readonly to: string | null }[];
}

const free = communities.map(({ code }) => code);
const stations = Array.from({ length: 240 }, (_, n): Station => {
  const taken = n % 4 === 0 ? free.splice(0, pick([0, 1, 1, 2])) : [];
  const drawn = communities[below(communities.length)];
  const home = communities.find(({ code }) => code === taken[0]) ?? drawn;
  const metres = pick([0, 120, 499.999, 500, 500.002, 700, 1400, 1400.002]);
  return {
    key: `s${n}`,
    site: chance(0.9) ? moved(home?.committee ?? [117.5, 26.2], pick([0, 90, 135, 270]), metres) : null,
    status: pick([null, 'operating', 'planned', 'building', 'closed']),
    kinds: pick([[kind], ['health_centre', kind], ['bus_stop']]),
    village: chance(taken.length > 0 ? 0.2 : 0.6) ? (home?.code ?? null) : pick([null, null, null, 'nowhere']),
    assigned: taken.map((community) => ({
      community,
      basis: pick(['own', 'own', 'centre', 'neighbour']),
      to: pick([null, '2019-12-31', dataDate]),
    })),
  };
});

const distanceM = ([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number =>
  Number((Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12 ?? Number.NaN).toFixed(3));

function homeOf({ village, assigned }: Station, today = dataDate): Community | undefined {
  const own = assigned.filter(({ basis, to }) => basis !== 'neighbour' && (to === null || to >= today));
  const code = village ?? (own.length === 1 ? own[0]?.community : undefined);
  return communities.find((community) => community.code === code);
}

function centreM(station: Station, today = dataDate): number | null {
  const { site } = station;
  const home = homeOf(station, today);
  const points = [home?.committee, home?.hall].filter((point) => point !== undefined);
  if (site === null || points.length === 0) return null;
  return Math.min(...points.map((point) => distanceM(site, point)));
}

const placed = stations.map((station) => ({ station, at: towns[below(4)] ?? { district: 'K-A', town: 'K-A1' } }));
const judgedAt = (withinM: number, today = dataDate): Judged[] =>
  placed.map(({ station, at }) => {
    const counts = station.kinds.includes(kind) && station.status !== 'closed';
    const state = counts ? stateOf((centreM(station, today) ?? Number.POSITIVE_INFINITY) <= withinM) : 'outside';
    return { key: station.key, ...at, state, weight: 1 };
  });

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  const of = (dataset: string, rows: readonly Fact[]) =>
    publish(database, { root, dataset, rows, dataDate, definitions });
  await of('region', [
    fact.region(root, 'city', null),
    fact.region('K-A', 'district', root),
    fact.region('K-B', 'district', root),
    ...towns.map(({ town, district }) => fact.region(town, 'town', district)),
  ]);
  await of(
    'facility',
    placed.map(({ station: { key, site, village, assigned: _, ...rest }, at }) =>
      fact.facility(key, site, { ...rest, village_code: village, town_code: at.town, district_code: at.district }),
    ),
  );
  // Communities and assignments that come later change what was computed before.
  await of(
    'village',
    communities.map(({ code, at, ...places }) => fact.village(code, at, places, { kind: 'community' })),
  );
  await of(
    'assignment',
    stations.flatMap(({ key, assigned }) =>
      assigned.map(({ community, basis, to }) => ({
        key: `${kind}|${community}`,
        ...{ village_code: community, kind, facility_code: key, basis, valid_to: to },
      })),
    ),
  );
});

const where = { root, indicator, districts: ['K-A', 'K-B'], towns: towns.map(({ town }) => town) };

describe('stations in the middle of their community', () => {
  it.each([0, 120, 499.999, 500, 900, 1400])(
    'within %d m are in every region those that the facts say',
    async (withinM) => {
      const judged = judgedAt(withinM);
      if (withinM > 0) expectEveryState(judged);
      await expectJudged(database, { ...where, params: { withinM } }, judged);
    },
  );

  it('are 500 m from it unless another number is set, the limit included', async () => {
    const judged = judgedAt(500);
    await expectJudged(database, where, judged);
    const atLimit = stations.filter((station) => centreM(station) === 500);
    expect(atLimit.length).toBeGreaterThan(0);
    expect(judged.filter(({ state }) => state === 'success').length).toBeLessThan(
      judgedAt(500.002).filter(({ state }) => state === 'success').length,
    );
  });

  it('tell the distance to the nearer reference point, and what is missing where none can be told', async () => {
    const basis = await basisOf(database, root);
    const ask = { root, indicator, basis, params: {}, state: 'all', limit: 1000 } as const;
    const { records } = await database.read((tx) => listRecords(tx, ask));
    const expected = placed.flatMap(({ station }, at) => {
      if (judgedAt(500)[at]?.state === 'outside') return [];
      const home = homeOf(station);
      return [
        {
          key: station.key,
          centreDistanceM: centreM(station),
          noLocation: station.site === null,
          noCommunity: home === undefined,
          communityWithoutPlace: home !== undefined && home.committee === undefined && home.hall === undefined,
        },
      ];
    });
    const told = records.map(({ key, detail }) => ({
      key,
      ...{ centreDistanceM: detail.centreDistanceM, noLocation: detail.noLocation, noCommunity: detail.noCommunity },
      communityWithoutPlace: detail.communityWithoutPlace,
    }));
    const byKey = (left: { key: string }, right: { key: string }) => (left.key < right.key ? -1 : 1);
    expect(told.sort(byKey)).toEqual(expected.sort(byKey));
    for (const name of ['noLocation', 'noCommunity', 'communityWithoutPlace'] as const) {
      expect(new Set(expected.map((entry) => entry[name]))).toEqual(new Set([true, false]));
    }
  });

  it('lose the community whose assignment a later date ends, in every district', async () => {
    const [first] = placed;
    if (first === undefined) throw new Error('no station');
    const { key, site, village, assigned: _, ...rest } = first.station;
    const row = { ...rest, village_code: village, town_code: first.at.town, district_code: first.at.district };
    const later = '2020-12-31';
    await publish(database, {
      root,
      dataset: 'facility',
      rows: [fact.facility(key, site, row)],
      dataDate: later,
      definitions,
    });
    const judged = judgedAt(500, later);
    const lost = judgedAt(500).filter(({ state }, at) => state !== judged[at]?.state);
    expect(new Set(lost.map(({ district }) => district))).toEqual(new Set(['K-A', 'K-B']));
    await expectJudged(database, where, judged);
  });
});
