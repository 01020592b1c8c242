import { Geodesic } from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import type { IndicatorRecord } from '#geodata/indicators/select-records.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, fact, type LonLat, publish } from './fact-builder.ts';

const root = '330600';
const east = { district: '330602', town: '330602001' };
const west = { district: '330603', town: '330603001' };

/** A point so many metres from another, by Karney's algorithm: independent of PostGIS. */
function away([lon, lat]: LonLat, azimuth: number, distanceM: number): LonLat {
  const { lon2 = Number.NaN, lat2 = Number.NaN } = Geodesic.WGS84.Direct(lat, lon, azimuth, distanceM);
  return [lon2, lat2];
}

/** Stops far from each other, one for each village of the test. */
const stopAt = (index: number): LonLat => [120.1 + index * 0.05, 29.9];

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await publish(database, {
    root,
    dataset: 'region',
    rows: [
      fact.region(root, 'city', null),
      fact.region(east.district, 'district', root),
      fact.region(west.district, 'district', root),
      fact.region(east.town, 'town', east.district),
      fact.region(west.town, 'town', west.district),
    ],
  });
  await publish(database, {
    root,
    dataset: 'facility',
    rows: [
      ...Array.from({ length: 12 }, (_, index) =>
        fact.facility(`S${index}`, stopAt(index), { district_code: west.district }),
      ),
      fact.facility('closed', [121.2, 29.9], { status: 'closed' }),
      fact.facility('planned', [121.25, 29.9], { status: 'planned' }),
      fact.facility('building', [121.3, 29.9], { status: 'building' }),
      fact.facility('operating', [121.35, 29.9], { status: 'operating' }),
      fact.facility('bay', [121.4, 29.9], { kinds: ['bus_bay'] }),
      fact.facility('both', [121.45, 29.9], { kinds: ['bus_bay', 'bus_stop'] }),
      fact.facility('zone50', [119.99999, 30.5]),
      fact.facility('nowhere', null),
    ],
  });
  const far: LonLat = [122.5, 28.5];
  await publish(database, {
    root,
    dataset: 'village',
    rows: [
      fact.village('499.9', east, { committee: away(stopAt(0), 37, 499.9) }),
      fact.village('500.0', east, { committee: away(stopAt(1), 0, 500) }),
      fact.village('500.0 diagonal', east, { committee: away(stopAt(2), 131, 500) }),
      fact.village('500.1', east, { committee: away(stopAt(3), 250, 500.1) }),
      fact.village('500.0004', east, { committee: away(stopAt(4), 250, 500.0004) }),
      fact.village('500.0006', east, { committee: away(stopAt(5), 250, 500.0006) }),
      fact.village('only hall', east, { hall: away(stopAt(6), 90, 400) }),
      fact.village('hall near', east, { committee: far, hall: away(stopAt(7), 90, 400) }),
      fact.village('committee near', east, { committee: away(stopAt(8), 90, 300), hall: far }),
      fact.village('neither', east, {}),
      fact.village('across the line', east, { committee: away(stopAt(9), 270, 100) }),
      fact.village('by closed', west, { committee: [121.2, 29.9] }),
      fact.village('by planned', west, { committee: [121.25, 29.9] }),
      fact.village('by building', west, { committee: [121.3, 29.9] }),
      fact.village('by operating', west, { committee: [121.35, 29.9] }),
      fact.village('by bay', west, { committee: [121.4, 29.9] }),
      fact.village('by both', west, { committee: [121.45, 29.9] }),
      fact.village('other zone', west, { committee: away([119.99999, 30.5], 90, 450) }),
      fact.village('community', west, { committee: stopAt(0) }, { kind: 'community' }),
      fact.village('no region', { town: null, district: null }, {}),
    ],
  });
});

async function recordsByKey(state: 'success' | 'gap' | 'all' = 'all'): Promise<Map<string, IndicatorRecord>> {
  const basis = await basisOf(database, root);
  const { records } = await database.read((tx) =>
    listRecords(tx, { indicator: 'village-bus-coverage', root, state, limit: 1000, basis }),
  );
  return new Map(records.map((record) => [record.key, record]));
}

describe('the 500 m rule', () => {
  it.each([
    ['499.9', 'success', 499.9],
    ['500.0', 'success', 500],
    ['500.0 diagonal', 'success', 500],
    ['500.1', 'gap', 500.1],
    ['500.0004', 'success', 500],
    ['500.0006', 'gap', 500.001],
  ])('judges a village %s m away as %s', async (key, state, distanceM) => {
    const record = (await recordsByKey()).get(key);
    expect(record?.state).toBe(state);
    expect(record?.detail.distanceM).toBe(distanceM);
  });

  it.each([
    ['only hall', 'village_hall', 400],
    ['hall near', 'village_hall', 400],
    ['committee near', 'village_committee', 300],
  ])('takes either reference point: %s', async (key, measuredFrom, distanceM) => {
    expect((await recordsByKey()).get(key)).toMatchObject({ state: 'success', detail: { measuredFrom, distanceM } });
  });

  it('counts a village with neither point as not covered and says that it has no location', async () => {
    const record = (await recordsByKey()).get('neither');
    expect(record).toMatchObject({ state: 'gap', point: null, detail: { noLocation: true, distanceM: null } });
    expect((await recordsByKey()).get('500.1')?.detail.noLocation).toBe(false);
  });

  it('lets a stop of another district serve', async () => {
    expect((await recordsByKey()).get('across the line')).toMatchObject({
      state: 'success',
      district: east.district,
      detail: { nearestCode: 'S9' },
    });
  });

  it('measures across the line between two UTM zones', async () => {
    expect((await recordsByKey()).get('other zone')).toMatchObject({ state: 'success', detail: { distanceM: 450 } });
  });

  it.each([
    ['by closed', 'gap'],
    ['by planned', 'gap'],
    ['by building', 'gap'],
    ['by operating', 'success'],
    ['by bay', 'gap'],
    ['by both', 'success'],
  ])('looks at status and kinds of the site: a village %s is a %s', async (key, state) => {
    expect((await recordsByKey()).get(key)?.state).toBe(state);
  });

  it('leaves communities out', async () => {
    expect((await recordsByKey()).has('community')).toBe(false);
  });

  it('keeps a village of no known region in the denominator of the city and of no district', async () => {
    const basis = await basisOf(database, root);
    const ask = { indicator: 'village-bus-coverage', root, basis } as const;
    const [city] = await database.read((tx) => listValues(tx, ask));
    const districts = await database.read((tx) => listValues(tx, { ...ask, level: 'district' }));
    expect(city?.populationCount).toBe(19);
    expect(districts.map(({ populationCount }) => populationCount)).toEqual([11, 7]);
  });
});
