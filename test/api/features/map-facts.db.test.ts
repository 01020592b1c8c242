import * as turf from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import type { getDensity, listMapClasses } from '#api/contract/map.ts';
import type { getRecord } from '#api/contract/records.ts';
import { shiftForDisplay } from '#api/features/map/shift-for-display.ts';
import { wgs84ToGcj02 } from '#geodata/crs/gcj02.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { makeRandomCity, publishCity } from '#test/geodata/indicators/random-city.ts';
import { testDatabase } from '#test/support/database.ts';

const city = makeRandomCity('R8', 88);
let server: TestServer;
beforeAll(async () => {
  const database = await testDatabase();
  await publishCity(database, city);
  server = await startTestServer(database);
});

describe('density', () => {
  it.each([0.5, 2, 20])(
    'of stops in cells of %d km counts each stop once, in the cell that holds it',
    async (cellKm) => {
      const answer = (await server.json(`/api/map/density?of=bus_stop&cellKm=${cellKm}`)) as ResponseOf<
        typeof getDensity
      >;
      const stops = city.sites.flatMap(({ site, kinds, status }) =>
        site && kinds.includes('bus_stop') && (status ?? 'operating') === 'operating' ? [site] : [],
      );
      expect(answer.cells.reduce((sum, { value }) => sum + value, 0)).toBe(stops.length);
      for (const { ring, value, centre } of answer.cells) {
        const inside = stops.filter((stop) => turf.booleanPointInPolygon([...stop], turf.polygon([ring])));
        expect(inside).toHaveLength(value);
        expect(turf.distance(centre, ring[0] ?? [0, 0])).toBeCloseTo(cellKm, cellKm > 10 ? 0 : 1);
      }
    },
  );

  it('of gaps is that of the rule that is asked for', async () => {
    const sum = async (path: string) =>
      ((await server.json(path)) as ResponseOf<typeof getDensity>).cells.reduce((total, { value }) => total + value, 0);
    expect(await sum('/api/map/density?of=gap&threshold=50000')).toBe(0);
    const located = city.villages.filter(({ kind, committee, hall }) => kind !== 'community' && (committee || hall));
    expect(await sum('/api/map/density?of=gap&threshold=0')).toBe(located.length);
    expect(await sum('/api/map/density?of=village')).toBe(located.length);
  });
});

describe('the classes of the layers', () => {
  it('are those that occur, and a site of several kinds counts in each', async () => {
    const { layers } = (await server.json('/api/map/classes')) as ResponseOf<typeof listMapClasses>;
    const sites = layers.find(({ layer }) => layer === 'facility');
    const drawn = city.sites.filter(({ site }) => site !== null);
    expect([sites?.drawn, sites?.withoutPlace]).toEqual([drawn.length, city.sites.length - drawn.length]);
    const kinds = ['bus_bay', 'bus_stop', 'town_transport_station'].map((code) => ({
      ...{ attribute: 'kinds', code, lengthKm: null },
      count: drawn.filter((site) => site.kinds.includes(code)).length,
    }));
    const found = sites?.classes.filter(({ attribute }) => attribute === 'kinds') ?? [];
    expect(found.toSorted((one, other) => (String(one.code) < String(other.code) ? -1 : 1))).toEqual(kinds);
    expect(layers.find(({ layer }) => layer === 'work')).toEqual({
      layer: 'work',
      drawn: 0,
      withoutPlace: 0,
      classes: [],
    });
  });
});

describe('a record', () => {
  it('leads to its file and row, in words', async () => {
    const path = `/api/records/facility?key=${city.sites[3]?.code}`;
    const record = (await server.json(path)) as ResponseOf<typeof getRecord>;
    expect(record.source).toMatchObject({ file: 'facility.csv', row: 4, dataDate: '2020-09-30' });
    expect(record.fields.find(({ name }) => name === 'facility_code')?.label).toEqual({
      zh: '站点编码',
      en: 'facility code',
    });
    expect((await server.get('/api/records/facility?key=none')).status).toBe(404);
    expect((await server.get('/api/records/load?key=1')).status).toBe(400);
  });
});

describe('a tile for a base map in GCJ-02', () => {
  it('is shifted position by position, whatever the geometry', () => {
    const at = [120.5, 30] as const;
    const geometry = JSON.stringify({
      type: 'MultiLineString',
      coordinates: [
        [at, [121, 29]],
        [[120, 30], at],
      ],
    });
    const { coordinates } = JSON.parse(shiftForDisplay({ geometry, properties: '{}' }).geometry);
    expect(coordinates[0][0]).toEqual([...wgs84ToGcj02(at)]);
    expect(coordinates[1][1]).toEqual([...wgs84ToGcj02(at)]);
    expect(coordinates[0][1]).toEqual([...wgs84ToGcj02([121, 29])]);
  });

  it('is asked for, and is another than the true one', async () => {
    const tile = async (more: string) =>
      Buffer.from(await (await server.get(`/tiles/facility/8/213/105.mvt${more}`)).arrayBuffer());
    expect((await tile('?datum=gcj02')).equals(await tile(''))).toBe(false);
    expect((await server.get('/tiles/facility/8/213/105.mvt?datum=bd09')).status).toBe(400);
  });
});

describe('the base map of the settings', () => {
  it('opens the policy to exactly its hosts, and is null without the setting', async () => {
    const policyOf = (response: Response) => response.headers.get('content-security-policy') ?? '';
    expect(await server.json('/api/map/base')).toEqual({ baseMap: null });
    expect(policyOf(await server.get('/healthz'))).not.toMatch(/https?:/);
    const other = await startTestServer(server.app.services.database, {
      BASE_MAP_URL: 'https://tiles.example.cn/vec/{z}/{x}/{y}.png https://tiles.example.cn/cva/{z}/{x}/{y}.png',
      BASE_MAP_CRS: 'gcj02',
    });
    const policy = policyOf(await other.get('/healthz'));
    expect(policy.match(/https?:[^ ;]*/g)).toEqual(['https://tiles.example.cn', 'https://tiles.example.cn']);
    expect(policy).toMatch(/connect-src 'self' https/);
    expect(policy).toMatch(/img-src 'self' data: blob: https/);
    expect(await other.json('/api/map/base')).toMatchObject({
      baseMap: { crs: 'gcj02', attribution: 'tiles.example.cn' },
    });
  });
});
