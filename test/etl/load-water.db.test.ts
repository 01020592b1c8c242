import { VectorTile } from '@mapbox/vector-tile';
import type { Geometry, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkFile, loadFile } from '#etl/load-file.ts';
import { startTestServer } from '#test/api/support/test-server.ts';
import { testDatabase } from '../support/database.ts';
import { buildCity, type PlacedRow, programme, toGeojson, writeFile } from './support/small-city.ts';

const database = await testDatabase();

beforeAll(() => buildCity(database));

const lake: Position[] = [
  [116.62, 39.02],
  [116.66, 39.02],
  [116.64, 39.06],
  [116.62, 39.02],
];

function water(code: string, name: string, kind: string, geometry: Geometry): PlacedRow {
  return { row: { 水系编码: code, 水系名称: name, 水系类型: kind }, geometry };
}

/** The first river runs through both districts, the second through the west, and the lake lies in the east. */
const waters = [
  water('SX1', '大江', '河流', {
    type: 'LineString',
    coordinates: [
      [116.05, 39.05],
      [116.3, 39.06],
      [116.75, 39.05],
    ],
  }),
  water('SX2', '小溪', '溪', {
    type: 'MultiLineString',
    coordinates: [
      [
        [116.12, 39.01],
        [116.18, 39.03],
      ],
    ],
  }),
  water('SX3', '东湖', '湖泊', { type: 'Polygon', coordinates: [lake] }),
];

const request = (rows: readonly PlacedRow[]) => ({
  ...{ dataset: 'water', programme, dataDate: '2020-06-30' },
  file: writeFile('水系.geojson', toGeojson(rows)),
});

describe('water', () => {
  it('that is a point is told and not taken', async () => {
    const spring = water('SX4', '泉', '河流', { type: 'Point', coordinates: [116.1, 39.05] });
    const report = await checkFile(database, request([...waters, spring]));
    expect(report).toMatchObject({ read: 4, rejected: 1 });
    expect(report.problems).toContainEqual({ code: 'water_is_point', severity: 'error', count: 1 });
  });

  it('of two rivers and a lake is loaded, placed in its districts, and drawn in tiles', async () => {
    const report = await loadFile(database, request(waters));
    expect(report).toMatchObject({ read: 3, accepted: 3, rejected: 0, added: 3, problems: [] });
    const rows = await database.knex('water').orderBy('record_key').select('name', 'kind', 'district_code');
    expect(rows).toEqual([
      { name: '大江', kind: 'river', district_code: expect.stringMatching(/^11010[12]$/) },
      { name: '小溪', kind: 'river', district_code: '110102' },
      { name: '东湖', kind: 'lake', district_code: '110101' },
    ]);
    const server = await startTestServer(database);
    const response = await server.get('/tiles/water/7/105/48.mvt');
    expect(response.status).toBe(200);
    const layer = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers.water;
    const drawn = Array.from({ length: layer?.length ?? 0 }, (_, index) => layer?.feature(index));
    expect(drawn.map((feature) => [feature?.type, feature?.properties])).toEqual([
      [2, { key: 'SX1', name: '大江', kind: 'river' }],
      [2, { key: 'SX2', name: '小溪', kind: 'river' }],
      [3, { key: 'SX3', name: '东湖', kind: 'lake' }],
    ]);
  });
});
