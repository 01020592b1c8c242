import { beforeEach, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/values/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { listValues } from '#geodata/values/list-values.ts';
import { testDatabase } from '#test/support/database.ts';
import { basisOf, type Fact, fact, publish } from './fact-builder.ts';

const district = '330602';
const database: Database = await testDatabase();
let root: string;
let counter = 0;

/** Towns are one-degree squares beside each other. */
function town(code: string, index: number, more: object = {}): Fact {
  const [west, east] = [119 + index, 120 + index];
  const outline = `MULTIPOLYGON(((${west} 29,${east} 29,${east} 30,${west} 30,${west} 29)))`;
  return fact.region(code, 'town', district, { name: `${code}镇`, outline_geom4326: outline, ...more });
}
const station = (code: string, lonLat: readonly [number, number] | null, more: object = {}): Fact =>
  fact.facility(code, lonLat, { kinds: ['town_transport_station'], ...more });

beforeEach(async () => {
  counter += 1;
  root = `T${counter}`;
});

async function statesOf(rows: { towns: Fact[]; stations: Fact[]; segments?: Fact[] }) {
  const regions = [fact.region(root, 'city', null), fact.region(district, 'district', root), ...rows.towns];
  await publish(database, { root, dataset: 'region', rows: regions });
  await publish(database, { root, dataset: 'facility', rows: rows.stations });
  if (rows.segments) await publish(database, { root, dataset: 'road_segment', rows: rows.segments });
  const basis = await basisOf(database, root);
  const ask = { indicator: 'town-station-coverage', root, state: 'all', limit: 100, basis } as const;
  const { records } = await database.read((tx) => listRecords(tx, ask));
  return Object.fromEntries(records.map(({ key, state }) => [key, state]));
}

describe('乡镇运输服务站覆盖率', () => {
  it('is served by the station registered under the town, wherever it lies', async () => {
    const stations = [station('S1', [120.5, 29.5], { town_code: 'A' }), station('S2', null, { town_code: 'C' })];
    expect(await statesOf({ towns: [town('A', 0), town('B', 1), town('C', 2)], stations })).toEqual({
      A: 'success',
      B: 'gap',
      C: 'success',
    });
  });

  it('is served by a station without a registered town that lies inside', async () => {
    const stations = [station('S1', [120.5, 29.5])];
    expect(await statesOf({ towns: [town('A', 0), town('B', 1)], stations })).toEqual({ A: 'gap', B: 'success' });
  });

  it('lets a station on a border serve one town only', async () => {
    const states = await statesOf({ towns: [town('A', 0), town('B', 1)], stations: [station('S1', [120, 29.5])] });
    expect(Object.values(states).sort()).toEqual(['gap', 'success']);
  });

  it.each([
    ['operating', 'success'],
    [null, 'success'],
    ['building', 'gap'],
    ['planned', 'gap'],
    ['closed', 'gap'],
  ])('takes a station of status %s for %s', async (status, state) => {
    const stations = [station('S1', null, { town_code: 'A', status })];
    expect(await statesOf({ towns: [town('A', 0)], stations })).toEqual({ A: state });
  });

  it('is not served by stations of other kinds', async () => {
    const stations = [station('S1', null, { town_code: 'A', kinds: ['road_service_station', 'bus_stop'] })];
    expect(await statesOf({ towns: [town('A', 0)], stations })).toEqual({ A: 'gap' });
  });

  it('counts a 街道 only with rural roads, once the register says where roads are', async () => {
    const street = { name: '府山街道' };
    const towns = [town('A', 0), town('B', 1, street), town('C', 2, street)];
    const segments = [
      fact.segment('R1', { town: 'B', district }, 1),
      fact.segment('R2', { town: 'C', district }, 1, { admin_grade: 'national' }),
    ];
    expect(await statesOf({ towns, stations: [], segments })).toEqual({ A: 'gap', B: 'gap' });
  });

  it('counts every 街道 while the register is not loaded', async () => {
    expect(await statesOf({ towns: [town('B', 1, { name: '府山街道' })], stations: [] })).toEqual({ B: 'gap' });
  });

  it('leaves out a town that is no longer valid at the data date, or not yet', async () => {
    const towns = [
      town('A', 0, { valid_to: '2020-09-29' }),
      town('B', 1, { valid_to: '2020-09-30' }),
      town('C', 2, { valid_from: '2020-10-01' }),
    ];
    expect(await statesOf({ towns, stations: [] })).toEqual({ B: 'gap' });
  });

  it('has the same towns in its kept value and in its trace, also after another register with a later date', async () => {
    await statesOf({ towns: [town('A', 0, { valid_to: '2020-09-30' }), town('B', 1)], stations: [] });
    await publish(database, { root, dataset: 'village', dataDate: '2020-12-31' });
    const basis = await basisOf(database, root);
    const ask = { indicator: 'town-station-coverage', root, basis };
    const [kept] = await database.read((tx) => listValues(tx, ask));
    const { total } = await database.read((tx) => listRecords(tx, { ...ask, state: 'all', limit: 10 }));
    expect([basis.asOf, kept?.populationCount, total.count]).toEqual(['2020-12-31', 2, 2]);

    await publish(database, { root, dataset: 'facility', dataDate: '2020-12-31' });
    const later = { ...ask, basis: await basisOf(database, root) };
    const [renewed] = await database.read((tx) => listValues(tx, later));
    expect(renewed?.populationCount).toBe(1);
  });
});
