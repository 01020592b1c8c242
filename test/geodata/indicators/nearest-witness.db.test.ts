import { Geodesic } from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { listCoverage } from '#api/features/coverage/list-coverage.ts';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, type LonLat } from './fact-builder.ts';
import { makeRandomCity, publishCity, type RandomVillage } from './random-city.ts';

const city = makeRandomCity('R1', 20_201_231);
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await publishCity(database, city);
});

/** Every pair by Karney's algorithm, outside the database. */
function nearestM(village: RandomVillage, kind: string): number | null {
  const serving = city.sites.filter(
    ({ kinds, status, site }) => site !== null && kinds.includes(kind) && (status ?? 'operating') === 'operating',
  );
  const distances = [village.committee, village.hall].flatMap((point) =>
    point === undefined ? [] : serving.map(({ site }) => distanceM(point, site as LonLat)),
  );
  return distances.length === 0 ? null : Number(Math.min(...distances).toFixed(3));
}

function distanceM([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number {
  return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12 ?? Number.NaN;
}

const counting = city.villages.filter(({ kind }) => kind !== 'community');

describe.each([
  ['bus_stop', 'a common kind, found through the index'],
  ['town_transport_station', 'a rare kind, found by trying all'],
  ['market', 'a kind of which there is none'],
])('the nearest %s (%s)', (kind) => {
  it('is the one that brute force over all pairs finds, to the millimetre', async () => {
    const basis = await basisOf(database, city.root);
    const params = { facilityKind: kind };
    const { records } = await database.read((tx) =>
      listRecords(tx, { indicator: 'village-bus-coverage', root: city.root, state: 'all', params, limit: 1000, basis }),
    );
    const found = Object.fromEntries(records.map(({ key, detail }) => [key, detail.distanceM]));
    const expected = Object.fromEntries(counting.map((village) => [village.code, nearestM(village, kind)]));
    expect(found).toEqual(expected);
  });

  it.each([0, 250, 500, 2000, 50_000])('gives the coverage of every region at %d m', async (thresholdM) => {
    const basis = await basisOf(database, city.root);
    const request = { rule: kind, thresholdM, root: city.root, basis };
    const { rows, gaps } = await database.read((tx) => listCoverage(tx, request));
    const isCovered = (village: RandomVillage): boolean =>
      (nearestM(village, kind) ?? Number.POSITIVE_INFINITY) <= thresholdM;
    for (const { region, villages, covered } of rows) {
      const inside = counting.filter(({ at }) => [city.root, at.district, at.town].includes(region));
      expect({ region, villages, covered }).toEqual({
        region,
        villages: inside.length,
        covered: inside.filter(isCovered).length,
      });
    }
    expect(rows).toHaveLength(1 + city.districts.length + city.towns.length);
    expect(gaps.map(({ key }) => key).sort()).toEqual(
      counting
        .filter((village) => !isCovered(village))
        .map(({ code }) => code)
        .sort(),
    );
  });
});

describe('the gap list', () => {
  it('has the farthest village first and those without a location last', async () => {
    const basis = await basisOf(database, city.root);
    const { gaps } = await database.read((tx) =>
      listCoverage(tx, { rule: 'bus_stop', thresholdM: 500, root: city.root, basis }),
    );
    const distances = gaps.map(({ detail }) => detail.distanceM);
    const known = distances.filter((distance): distance is number => typeof distance === 'number');
    expect(known.length).toBeGreaterThan(20);
    expect(known).toEqual(known.toSorted((left, right) => right - left));
    expect(distances.slice(known.length).length).toBeGreaterThan(0);
    for (const { detail, point } of gaps.slice(known.length)) {
      expect(detail.noLocation).toBe(true);
      expect(point).toBeNull();
    }
    expect(gaps[0]?.detail.nearestName).toMatch(/^stop S/);
  });

  it('of a district or town holds its villages only', async () => {
    const basis = await basisOf(database, city.root);
    for (const region of ['R1-A', 'R1-B2']) {
      const coverage = await database.read((tx) =>
        listCoverage(tx, { rule: 'bus_stop', thresholdM: 500, root: city.root, region, basis }),
      );
      const [own] = coverage.rows;
      expect(own?.region).toBe(region);
      expect(coverage.gaps).toHaveLength((own?.villages ?? 0) - (own?.covered ?? 0));
      expect(coverage.gaps.every(({ district, town }) => [district, town].includes(region))).toBe(true);
    }
  });

  it('refuses a kind or region that does not exist', async () => {
    const basis = await basisOf(database, city.root);
    const ask = { thresholdM: 500, root: city.root, basis };
    const of = (more: { rule: string; region?: string }) =>
      database.read((tx) => listCoverage(tx, { ...ask, ...more }));
    await expect(of({ rule: 'bus_stops' })).rejects.toMatchObject({ code: 'unknown_rule', status: 400 });
    await expect(of({ rule: 'bus_stop', region: "x' OR 1=1" })).rejects.toMatchObject({ code: 'unknown_region' });
  });
});
