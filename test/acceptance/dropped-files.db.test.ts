import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as createAppModule from '#api/create-app.ts';
import { listen } from '#api/http/listen.ts';
import type * as gatherModule from '#api/products/progress-map/gather-progress-map.ts';
import type * as legendModule from '#api/products/progress-map/legend-entries.ts';
import type * as applyModule from '#etl/programme/apply-programme.ts';
import type * as registryModule from '#geodata/indicators/registry.ts';
import { createLog } from '#geodata/log.ts';
import { testDatabase } from '#test/support/database.ts';
import { testSettings } from '#test/support/test-engine.ts';
import { basisOf, fact, publish } from '../geodata/indicators/fact-builder.ts';

/** A copy of the program with three things dropped in, and nothing else touched. */
const copy = new URL(`../output/dropped-${process.pid}/`, import.meta.url);
const database = await testDatabase();
const root = '880100';

const words = (zh: string, en: string): string => `{ zh: '${zh}', en: '${en}' }`;
const definition = (id: string, rest: string, from = './'): string => `
import { defineIndicator } from '${from}define-indicator.ts';
export default defineIndicator({
  id: '${id}', version: 3, title: ${words(`${id}题`, `${id} title`)}, label: ${words('签', 'label')},
  levels: ['city', 'district'], clause: '试', method: ${words('试', 'probe')}, ${rest}
});
`;
const wideRoads = definition(
  'wide-roads',
  `weightUnit: ${words('公里', 'km')}, dataset: 'road_segment', reads: ['road_segment'],
  params: { atLeastM: 6 }, population: 'r.width_m IS NOT NULL', success: 'r.width_m >= CAST(:atLeastM AS numeric)',
  weight: 'r.length_km', states: { success: ${words('宽路', 'wide')}, gap: ${words('窄路', 'narrow')} },
  detail: { widthM: 'r.width_m' },`,
);
/** Coverage by plenty: a village is served by so many facilities of a kind that are registered in it. */
const severalInVillage = definition(
  'several-in-village',
  `weightUnit: ${words('个村', 'villages')}, dataset: 'village', reads: ['village', 'facility'],
  params: { facilityKind: 'bus_stop', atLeast: 2 },
  joins: \`LEFT JOIN (SELECT f.village_code AS code, count(*) AS sites FROM facility_at(:root, :load) f
            WHERE CAST(:facilityKind AS text) = ANY (f.kinds) GROUP BY 1) held ON held.code = r.code\`,
  population: 'true', success: 'held.sites >= CAST(:atLeast AS integer)', weight: '1',
  states: { success: ${words('够多', 'enough')}, gap: ${words('不够', 'too few')} },
  detail: { sites: 'coalesce(held.sites, 0)' },`,
  '../',
);
const programme = `
id: dropped-plan
title: { zh: 试行计划, en: Probe }
startsOn: 2020-01-01
endsOn: 2020-12-31
rootRegion: { code: "${root}", name: 试市 }
indicators:
  - id: wide-roads
    params: { atLeastM: 7 }
    title: { zh: 七米路, en: Roads of seven metres }
  - id: several-in-village
    params: { facilityKind: school, atLeast: 1 }
`;
const targets = `target_code,indicator,level,operator,value,due_on,clause,regions
A,wide-roads,city,>=,75,2020-12-31,七米路不低于75%,
B,several-in-village,city,>=,100,2020-12-31,村村有学校,
`;

/** A module of the copy, which has a registry of its own. */
async function copied<M>(path: string): Promise<M> {
  return import(new URL(path, copy).href);
}

let origin: string;
let stop: () => Promise<void>;

async function publishRecords(): Promise<void> {
  const { indicators: definitions } = await copied<typeof registryModule>('geodata/indicators/registry.ts');
  const district = `${root.slice(0, 4)}01`;
  const at = { town: null, district };
  const square = 'MULTIPOLYGON(((120 30,120.2 30,120.2 30.2,120 30.2,120 30)))';
  const line = (lat: number) => ({ line_geom4326: `MULTILINESTRING((120.02 ${lat},120.08 ${lat}))` });
  const school = (code: string, village: string) =>
    fact.facility(code, null, { kinds: ['school'], village_code: village, district_code: district });
  const loads = {
    region: [
      fact.region(root, 'city', null, { outline_geom4326: square }),
      fact.region(district, 'district', root, { outline_geom4326: square }),
    ],
    road_segment: [
      fact.segment('wide', at, 3, { width_m: 7, ...line(30.02) }),
      fact.segment('narrow', at, 1, { width_m: 6.9, ...line(30.05) }),
      fact.segment('unknown', at, 9, line(30.08)),
    ],
    village: [
      fact.village('V1', at, { committee: [120.03, 30.03] }),
      fact.village('V2', at, { committee: [120.06, 30.06] }),
    ],
    facility: [school('S1', 'V1')],
  };
  for (const [dataset, rows] of Object.entries(loads)) await publish(database, { root, dataset, rows, definitions });
}

beforeAll(async () => {
  await mkdir(copy, { recursive: true });
  for (const part of ['geodata', 'etl', 'api', 'package.json', 'tsconfig.base.json']) {
    await cp(new URL(`../../${part}`, import.meta.url), new URL(part, copy), { recursive: true });
  }
  const folder = new URL('geodata/programmes/dropped-plan/', copy);
  await mkdir(folder);
  await writeFile(new URL('geodata/indicators/wide-roads.ts', copy), wideRoads);
  await writeFile(new URL('geodata/indicators/coverage/several-in-village.ts', copy), severalInVillage);
  await writeFile(new URL('programme.yaml', folder), programme);
  await writeFile(new URL('targets.csv', folder), targets);

  const { applyProgramme } = await copied<typeof applyModule>('etl/programme/apply-programme.ts');
  await applyProgramme(database, folder.pathname.replace(/\/$/, ''));
  await publishRecords();
  const { createApp } = await copied<typeof createAppModule>('api/create-app.ts');
  const settings = testSettings({});
  const app = await createApp({ database, settings, log: createLog(settings) });
  const listener = await listen('127.0.0.1', 0, app.koa.callback());
  origin = `http://127.0.0.1:${listener.port}`;
  stop = async () => {
    await app.close();
    await listener.close(1000);
  };
});
afterAll(async () => {
  await stop?.();
  await rm(copy, { recursive: true });
});

const ask = async (path: string): Promise<Record<string, unknown>> => {
  const response = await fetch(origin + path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json() as Promise<Record<string, unknown>>;
};

async function statesOfTile(layer: string, indicator: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${origin}/tiles/${layer}/8/213/105.mvt?indicator=${indicator}`);
  const tile = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers[layer];
  const properties = Array.from({ length: tile?.length ?? 0 }, (_, index) => tile?.feature(index).properties);
  return Object.fromEntries(properties.map((one) => [one?.key, one?.state]));
}

describe('a new indicator, a new kind of coverage and a new programme, each dropped in', () => {
  it('are listed, with the words of the legend', async () => {
    const { indicators } = await ask('/api/indicators');
    expect(indicators).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'wide-roads',
          states: { success: { zh: '宽路', en: 'wide' }, gap: { zh: '窄路', en: 'narrow' } },
        }),
        expect.objectContaining({ id: 'several-in-village', params: { facilityKind: 'bus_stop', atLeast: 2 } }),
      ]),
    );
    expect(await ask('/api/programmes/dropped-plan')).toMatchObject({
      indicators: ['wide-roads', 'several-in-village'],
      watched: [{ title: { zh: '七米路' } }, { params: { facilityKind: 'school' } }],
      targets: [{ code: 'B' }, { code: 'A' }],
    });
  });

  it.each([
    ['wide-roads', 75, 'met', '已达到目标(≥75%)。', 'A'],
    ['several-in-village', 50, 'behind', '距目标(≥100%)差50个百分点,超过10个百分点,期限2020-12-31。', 'B'],
  ])('%s has values with target and status', async (indicator, value, status, reason, target) => {
    const { values } = await ask(`/api/values?indicator=${indicator}&region=${root}`);
    expect(values).toMatchObject([{ value, status, reason: { zh: reason }, target: { code: target } }]);
    const { values: districts } = await ask(`/api/values?indicator=${indicator}&region=${root}&level=district`);
    expect(districts).toMatchObject([{ region: '880101', value }]);
    const [kept] = await database
      .knex('indicator_value')
      .where({ indicator, region_code: root })
      .orderBy('load_id', 'desc');
    expect(kept.definition_version).toBe(3);
  });

  it.each([
    ['wide-roads', 'narrow', { widthM: 6.9 }],
    ['several-in-village', 'V2', { sites: 0 }],
  ])('%s has its trace and its list of gaps', async (indicator, gap, detail) => {
    const gaps = await ask(`/api/indicators/${indicator}/records?region=${root}&state=gap`);
    expect(gaps.records).toMatchObject([{ key: gap, state: 'gap', detail }]);
    const all = await ask(`/api/indicators/${indicator}/records?region=${root}&state=all`);
    expect(all.total).toMatchObject({ count: 2 });
  });

  it('colour the tiles', async () => {
    expect(await statesOfTile('road_segment', 'wide-roads')).toEqual({
      wide: 'success',
      narrow: 'gap',
      unknown: 'outside',
    });
    expect(await statesOfTile('village', 'several-in-village')).toEqual({ V1: 'success', V2: 'gap' });
  });

  it('stand in title and legend of the progress map, in the words of the programme', async () => {
    const { gatherProgressMap } = await copied<typeof gatherModule>('api/products/progress-map/gather-progress-map.ts');
    const { legendEntries } = await copied<typeof legendModule>('api/products/progress-map/legend-entries.ts');
    const basis = await basisOf(database, root);
    const labelsOf = async (indicator: string): Promise<string[]> => {
      const content = await database.read((tx) => gatherProgressMap(tx, { query: { lang: 'zh', indicator }, basis }));
      return [
        content.indicator.title.zh,
        ...legendEntries(content, [])
          .flat()
          .map(({ label }) => label),
      ];
    };
    expect(await labelsOf('wide-roads')).toEqual(expect.arrayContaining(['七米路', '县道，宽路', '县道，窄路']));
    expect(await labelsOf('several-in-village')).toEqual(expect.arrayContaining(['够多', '不够']));
  });
});
