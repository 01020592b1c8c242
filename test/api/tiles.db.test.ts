import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { publishEmptyLoad, writeSmallData } from './support/small-data.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  const database = await testDatabase();
  await writeSmallData(database);
  await publishEmptyLoad(database, 'facility');
  const origin = { root_region: '990000', load_from: 1, source_load: 1, content_hash: 'x' };
  await database.knex('water').insert([
    {
      ...{ ...origin, source_row: 1, record_key: 'H1', water_code: 'H1', name: '曹娥江', kind: 'river' },
      shape_geom4326: 'SRID=4326;LINESTRING(120.01 30.01,120.1 30.05,120.19 30.02)',
    },
    {
      ...{ ...origin, source_row: 2, record_key: 'H2', water_code: 'H2', kind: 'lake' },
      shape_geom4326: 'SRID=4326;POLYGON((120.05 30.05,120.08 30.05,120.08 30.08,120.05 30.05))',
    },
    { ...origin, source_row: 3, record_key: 'H3', water_code: 'H3', name: '没有形状' },
  ]);
  server = await startTestServer(database);
});

/** The tile of zoom 8 that holds the whole small city: 120.0 to 120.2 degrees east, 30.0 to 30.2 north. */
const [Z, X, Y] = [8, 213, 105];

async function features(layer: string, query = '', [z, x, y] = [Z, X, Y]): Promise<VectorTileFeature[]> {
  const response = await server.get(`/tiles/${layer}/${z}/${x}/${y}.mvt${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  const tile = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
  const found = tile.layers[layer];
  if (found === undefined) return [];
  expect([found.version, found.extent]).toEqual([2, 4096]);
  return Array.from({ length: found.length }, (_, index) => found.feature(index));
}

function byKey(list: readonly VectorTileFeature[], key: string): VectorTileFeature['properties'] {
  return list.find((feature) => feature.properties.key === key)?.properties ?? {};
}

describe('tiles', () => {
  test('roads carry what the contract names, and one without geometry is left out', async () => {
    const roads = await features('road_segment');
    expect(roads.map((road) => road.properties.key).sort()).toEqual(['S0', 'S1', 'S2']);
    expect(byKey(roads, 'S1')).toEqual({
      key: 'S1',
      route: 'X101',
      grade: 'county',
      class: '3',
      condition: 'good',
      maintained: true,
    });
  });

  test('with an indicator its records carry their state, the same that the record list says', async () => {
    const roads = await features('road_segment', '?indicator=maintenance-rate');
    const answer = (await server.json('/api/indicators/maintenance-rate/records')) as {
      records: { key: string; state: string }[];
    };
    expect(roads.length).toBe(3);
    for (const { key, state } of answer.records.filter((record) => record.key !== 'S3')) {
      expect(byKey(roads, key).state).toBe(state);
    }
    expect(byKey(roads, 'S0').state).toBe('gap');
  });

  test('an indicator of another dataset adds nothing', async () => {
    expect(byKey(await features('road_segment', '?indicator=village-bus-coverage'), 'S1').state).toBeUndefined();
  });

  test('the threshold changes which villages are covered', async () => {
    const states = async (query: string): Promise<unknown[]> =>
      (await features('village', `?indicator=village-bus-coverage${query}`)).map((one) => one.properties.state).sort();
    expect(await states('')).toEqual(['gap', 'success', 'success', 'success']);
    expect(await states('&threshold=2000')).toEqual(['success', 'success', 'success', 'success']);
    expect(await states('&threshold=10')).toEqual(['gap', 'gap', 'gap', 'gap']);
  });

  test('a region leaves out what lies outside it', async () => {
    const inside = await features('facility', '?region=990002');
    expect(inside.map((site) => site.properties.key).sort()).toEqual(['F2', 'F3']);
    expect(byKey(inside, 'F2').kinds).toBe('bus_stop+bus_bay');
  });

  test('points come back where they are, to a metre, at a deep zoom', async () => {
    const [lon, lat] = [120.02, 30.02];
    const z = 18;
    const x = Math.floor(((lon + 180) / 360) * 2 ** z);
    const sine = Math.sin((lat * Math.PI) / 180);
    const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
    const [village] = await features('village', '', [z, x, y]);
    const geometry = village?.toGeoJSON(x, y, z).geometry;
    expect(geometry?.type).toBe('Point');
    const [foundLon, foundLat] = geometry?.type === 'Point' ? geometry.coordinates : [];
    expect(foundLon).toBeCloseTo(lon, 5);
    expect(foundLat).toBeCloseTo(lat, 5);
  });

  test('regions of all levels and works are drawn', async () => {
    const regions = await features('region');
    const levels = regions.map((region) => region.properties.level);
    expect([...new Set(levels)].sort()).toEqual(['city', 'district', 'town']);
    expect((await features('work')).map((work) => work.properties)).toEqual([
      { key: 'small-2018-2020|W1', name: '维修一', item: 'pavement_repair', status: 'completed', year: 2020 },
    ]);
  });

  test('water is drawn as lines and areas, and without a shape not at all', async () => {
    const water = await features('water');
    expect(water.map(({ type, properties }) => [type, properties])).toEqual([
      [2, { key: 'H1', name: '曹娥江', kind: 'river' }],
      [3, { key: 'H2', kind: 'lake' }],
    ]);
  });

  test('villages are judged from the reference point that is asked for', async () => {
    const statesOf = async (reference: string) =>
      (await features('village', `?indicator=village-bus-coverage&reference=${reference}`))
        .map(({ properties }) => properties.state)
        .sort();
    expect(await statesOf('village_committee')).toEqual(['gap', 'success', 'success', 'success']);
    // No village of the small data has a hall.
    expect(await statesOf('village_hall')).toEqual(['gap', 'gap', 'gap', 'gap']);
  });

  test('a tile where nothing lies is empty, and a former load has its own', async () => {
    expect(await features('village', '', [8, 0, 0])).toEqual([]);
    expect(await features('village', '?asOf=1')).toHaveLength(4);
  });

  test('many tiles at once are cut from one index', async () => {
    const addresses = Array.from({ length: 40 }, (_, index): [number, number, number] => [
      10,
      852 + (index % 8),
      420 + Math.floor(index / 8),
    ]);
    const tiles = await Promise.all(addresses.map((address) => features('region', '?asOf=2', address)));
    expect(tiles.flat().length).toBeGreaterThan(7);
  });
});
