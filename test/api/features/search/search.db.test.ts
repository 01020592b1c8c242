import * as turf from '@turf/turf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResponseOf } from '#api/contract/endpoint.ts';
import type { searchPlaces } from '#api/contract/search.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';

const root = '330600';
const at = { district: '330602', town: '330602001' };
const bend = [
  [120.5, 30],
  [120.51, 30],
  [120.51, 30.01],
] as const;
const wkt = (line: readonly (readonly number[])[]) => `(${line.map((point) => point.join(' ')).join(',')})`;
const segment = (key: string, range: readonly [number, number], lines: string | null) =>
  fact.segment(key, at, null, {
    route_code: 'X101330602',
    route_name: '五泄线',
    start_chainage_km: range[0],
    end_chainage_km: range[1],
    line_geom4326: lines === null ? null : `MULTILINESTRING(${lines})`,
  });

let server: TestServer;
beforeAll(async () => {
  const database = await testDatabase();
  const regions = [
    fact.region(root, 'city', null),
    fact.region(at.district, 'district', root, { name: '越城区', name_en: 'Yuecheng' }),
    fact.region(at.town, 'town', at.district, { name: '五泄镇' }),
  ];
  await publish(database, { root, dataset: 'region', rows: regions });
  await publish(database, {
    root,
    dataset: 'road_segment',
    rows: [
      segment('A', [0, 2], wkt(bend)),
      // Against the chainage: it begins where the register ends.
      segment(
        'B',
        [4, 2],
        wkt([
          [120.6, 30],
          [120.62, 30],
        ]),
      ),
      segment(
        'C',
        [6, 8],
        `${wkt([
          [120.7, 30],
          [120.71, 30],
        ])},${wkt([
          [120.72, 30],
          [120.73, 30],
        ])}`,
      ),
      segment('D', [8, 9], null),
      fact.segment('E', at, 1, { route_code: 'X1019', start_chainage_km: 0, end_chainage_km: 1, line_geom4326: null }),
    ],
  });
  const villages = ['五泄村', '五泄新村', '100%_村'].map((name, index) =>
    fact.village(`V${index}`, at, index === 0 ? { committee: [120.5, 30] } : {}, { name }),
  );
  await publish(database, { root, dataset: 'village', rows: villages });
  const stops = Array.from({ length: 40 }, (_, index) =>
    fact.facility(`S${index}`, [120.5, 30], { name: `五泄站${index}` }),
  );
  await publish(database, { root, dataset: 'facility', rows: stops });
  const bridge = fact.work('GC-1', 'bridge', at.district, 1, {
    name: '五泄桥改造',
    place_geom4326: 'POINT(120.52 30.01)',
  });
  await publish(database, { root, dataset: 'work', rows: [bridge] });
  server = await startTestServer(database);
});

type Answer = ResponseOf<typeof searchPlaces>;
const ask = async (q: string, more = ''): Promise<Answer['hits']> =>
  ((await server.json(`/api/search?q=${encodeURIComponent(q)}${more}`)) as Answer).hits;

/** On the line, so many metres along it: on the sphere, the same share of every piece as on the ellipsoid to 0.3 %. */
function along(line: readonly (readonly number[])[], share: number): number[] {
  const shape = turf.lineString(line.map((point) => [...point]));
  return turf.along(shape, turf.length(shape) * share).geometry.coordinates;
}
const apartM = (one: readonly number[] | null, other: readonly number[]) =>
  turf.distance([...(one ?? [0, 0])], [...other]) * 1000;

describe('a chainage', () => {
  it.each([
    ['X101330602 K0+000', bend[0]],
    ['X101330602 K0+500', along(bend, 0.25)],
    ['X101330602 K1+500', along(bend, 0.75)],
    ['X101330602 K3+500', [120.605, 30]],
    ['X101330602 K6+500', [120.705, 30]],
    ['X101330602 K7+500', [120.725, 30]],
  ])('%s is placed on the line by the register', async (q, expected) => {
    const [hit] = await ask(q);
    expect(hit).toMatchObject({ kind: 'chainage', code: 'X101330602', chainage: { fault: null } });
    expect(apartM(hit?.point ?? null, expected)).toBeLessThan(3);
  });

  it('that no segment holds, or whose segment has no line, is answered plainly', async () => {
    expect((await ask('X101330602 K5'))[0]).toMatchObject({
      point: null,
      chainage: { km: 5, fault: 'gap', before: 4, after: 6 },
    });
    expect((await ask('X101330602 K12'))[0]).toMatchObject({
      point: null,
      chainage: { fault: 'beyond', before: 9, after: null },
    });
    expect((await ask('X101330602 K8+500'))[0]).toMatchObject({
      point: null,
      key: 'D',
      chainage: { fault: 'no_line' },
    });
  });

  it('of a shortened code is answered for every route that begins so, those with a place first', async () => {
    const hits = await ask('x101k0+200');
    expect(hits.map(({ code, chainage }) => [code, chainage?.fault])).toEqual([
      ['X101330602', null],
      ['X1019', 'no_line'],
    ]);
  });
});

describe('a name or a code', () => {
  it('finds the whole name first, then what begins with it, of every kind', async () => {
    const hits = await ask('五泄村');
    expect(hits.map(({ kind, name }) => [kind, name])).toEqual([['village', '五泄村']]);
    const kinds = (await ask('五泄')).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['region', 'village', 'route', 'facility', 'work']));
    expect(kinds.filter((kind) => kind === 'facility').length).toBeLessThanOrEqual(6);
  });

  it('finds a work by name and by code, where it is', async () => {
    const [hit] = await ask('gc-1');
    expect(hit).toMatchObject({ kind: 'work', name: '五泄桥改造', code: 'GC-1', districtName: '越城区' });
    expect(apartM(hit?.point ?? null, [120.52, 30.01])).toBeLessThan(0.1);
    expect((await ask('五泄桥'))[0]).toMatchObject({ key: hit?.key });
  });

  it('finds by code, by English name and without a place', async () => {
    expect((await ask('330602'))[0]).toMatchObject({ kind: 'region', name: '越城区' });
    expect((await ask('yuech'))[0]).toMatchObject({ kind: 'region', code: at.district });
    expect((await ask('V1'))[0]).toMatchObject({ kind: 'village', name: '五泄新村', point: null, townName: '五泄镇' });
  });

  it.each(['%', '_', "'; DROP TABLE village; --", '\\', '\u200b', 'ï»¿', '🚌', '$1', ':root', '(((', ''])(
    '%j is taken letter by letter and breaks nothing',
    async (q) => {
      const hits = await ask(q);
      const expected = ['%', '_'].includes(q) ? ['100%_村'] : [];
      expect(hits.map(({ name }) => name)).toEqual(expected);
    },
  );

  it('longer than any name or with control characters is refused, and an unknown region too', async () => {
    expect((await server.get(`/api/search?q=${'x'.repeat(201)}`)).status).toBe(400);
    expect((await server.get('/api/search?q=%00')).status).toBe(400);
    expect((await server.get('/api/search?q=x&region=nowhere')).status).toBe(404);
  });
});
