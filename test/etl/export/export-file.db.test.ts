import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportEndings, exportFile } from '#etl/export/export-file.ts';
import { loadFile } from '#etl/load-file.ts';
import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { datasets } from '#geodata/datasets/registry.ts';
import { testDatabase } from '../../support/database.ts';
import {
  buildCity,
  type PlacedRow,
  programme,
  roads,
  root,
  standingContent,
  toGeojson,
  writeFile,
} from '../support/small-city.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-export-'));
let counter = 0;

function newPath(ending: string): string {
  counter += 1;
  return join(folder, `export-${counter}${ending}`);
}

function dataset(name: string): Dataset {
  const found = datasets.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

async function load(name: string, rows: readonly PlacedRow[], mode: 'replace' | 'guarded' = 'replace') {
  const file = writeFile(`${name}.geojson`, toGeojson(rows));
  return loadFile(database, { dataset: name, file, programme, mode, dataDate: '2020-06-30' });
}

async function exported(name: string, ending: string, more: { region?: string; asOf?: string } = {}): Promise<string> {
  const path = newPath(ending);
  await exportFile(database, { dataset: dataset(name), path, programme, ...more });
  return path;
}

const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
const others: readonly (readonly [string, readonly PlacedRow[]])[] = [
  [
    'village',
    [
      {
        row: { code: '110102001201', name: '前村', town_code: '110102001', hall_lon: 116.051000001, hall_lat: 39.049 },
        geometry: point(116.05, 39.05),
      },
      { row: { code: '110101002202', name: '后村', town_code: '110101002', kind: 'community' }, geometry: null },
    ],
  ],
  [
    'facility',
    [
      {
        row: {
          facility_code: '007',
          name: '=1+1',
          kinds: 'bus_stop+logistics_point',
          opened_on: '2019-05-01',
          floor_area_m2: 88.5,
        },
        geometry: point(116.0512, 39.0501),
      },
    ],
  ],
  [
    'work',
    [
      {
        row: {
          work_code: 'W1',
          name: '安防"一期"',
          item: 'safety_works',
          district_code: '110102',
          quantity: 3.25,
          status: '已完工',
          finished_on: '2019-11-30',
        },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [116.1, 39.02],
              [116.11, 39.02],
              [116.11, 39.03],
              [116.1, 39.02],
            ],
          ],
        },
      },
      {
        row: { work_code: 'W2', name: '二', item: 'bus_bay', district_code: '110101', quantity: 1, status: '在建' },
        geometry: point(116.55, 39.05),
      },
    ],
  ],
  [
    'report',
    [{ row: { item: 'safety_works', district_code: '110102', month: '2019-11', quantity: 0 }, geometry: null }],
  ],
  [
    'rating',
    [
      {
        row: { scheme: '城乡客运一体化', region_code: '110102', year: 2019, grade: '5A', rated_on: '2020-01-10' },
        geometry: null,
      },
      { row: { scheme: 'demonstration_county', region_code: '110101', year: 2020, achieved: '否' }, geometry: null },
    ],
  ],
  [
    'hazard',
    [
      {
        row: {
          hazard_code: 'H1',
          kind: '安全隐患',
          route_code: 'X001110102',
          chainage_km: 'K1+250',
          found_on: '2019-03-01',
        },
        geometry: point(116.05, 39.04),
      },
      {
        row: { hazard_code: 'H2', kind: 'clutter', treated_on: '2020-02-01', district_code: '110101' },
        geometry: null,
      },
    ],
  ],
  [
    'bridge',
    [
      {
        row: { bridge_code: 'B1', name: '前桥', condition_class: '四类', length_m: 12.5, treated_on: '2020-05-01' },
        geometry: point(116.06, 39.04),
      },
    ],
  ],
  [
    'bus',
    [
      {
        row: { bus_code: 'G1', energy: '纯电动', ic_card: '是', positioning_terminal: '否', district_code: '110101' },
        geometry: null,
      },
    ],
  ],
  [
    'assignment',
    [{ row: { village_code: '110102001201', kind: 'bus_stop', facility_code: '007', basis: 'own' }, geometry: null }],
  ],
  [
    'allocation',
    [
      {
        row: { region_code: '110102', year: 2020, payer: '县级', admin_grade: '村道', amount_yuan: 12_345.67 },
        geometry: null,
      },
    ],
  ],
];

beforeAll(async () => {
  await buildCity(database);
  await load('road_segment', roads(40));
  for (const [name, rows] of others) await load(name, rows);
});

describe('an export', () => {
  it.each([...datasets.keys()])('of %s in any format loads again without a change', async (name) => {
    const before = await standingContent(database);
    const count = before[name]?.length ?? 0;
    expect(count).toBeGreaterThan(0);
    // Reading a workbook starts a process: once with lines and once with two places is enough.
    const endings = exportEndings.filter((ending) => ending !== '.xlsx' || ['road_segment', 'village'].includes(name));
    for (const ending of endings) {
      const file = await exported(name, ending);
      const report = await loadFile(database, { dataset: name, file, programme });
      expect(report, ending).toMatchObject({
        read: count,
        rejected: 0,
        added: 0,
        changed: 0,
        removed: 0,
        unchanged: count,
      });
    }
    expect(await standingContent(database)).toEqual(before);
  });

  it('keeps any text and every digit of a coordinate', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('=1+1', '"', 'a,b', "'", '123456789012', '+86', '-', '1e5', '2020-01-01', '是'),
    );
    const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
    const line = fc
      .array(fc.tuple(degrees(116.01, 116.09), degrees(39.01, 39.09)), { maxLength: 4 })
      .map((between) => [[116.02, 39.02], ...between, [116.08, 39.08]]);
    const row = fc.record({ name: text, post: text, width: fc.integer({ min: 0, max: 9999 }), coordinates: line });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 5, maxLength: 15 }), async (drawn) => {
        const rows = drawn.map(({ name, post, width, coordinates }, index): PlacedRow => {
          const { row: plain } = roads(1)[0] ?? { row: {} };
          return {
            row: { ...plain, segment_code: `S${index}`, route_name: name, road_chief_post: post, width_m: width / 100 },
            geometry: { type: 'LineString', coordinates },
          };
        });
        const report = await load('road_segment', rows);
        for (const ending of exportEndings) {
          const file = await exported('road_segment', ending);
          const again = await loadFile(database, { dataset: 'road_segment', file, programme });
          expect(again, ending).toMatchObject({
            added: 0,
            changed: 0,
            removed: 0,
            unchanged: report.accepted,
            rejected: 0,
          });
        }
      }),
      { numRuns: 3, seed: 11, endOnFailure: true },
    );
  });

  it('reads a past state by the number of a load', async () => {
    const first = await load('road_segment', roads(30));
    const then = readFileSync(await exported('road_segment', '.csv'), 'utf8');
    await load('road_segment', roads(12));
    expect(readFileSync(await exported('road_segment', '.csv'), 'utf8')).not.toBe(then);
    expect(readFileSync(await exported('road_segment', '.csv', { asOf: String(first.load) }), 'utf8')).toBe(then);
    await expect(exported('road_segment', '.csv', { asOf: '1999-01-01' })).rejects.toMatchObject({
      code: 'no_data_at',
    });
    await load('road_segment', roads(40));
  });

  it('of one district holds its records only, and is the truth of that district', async () => {
    for (const name of ['road_segment', 'region']) {
      const file = await exported(name, '.geojson', { region: '110101' });
      const { features } = JSON.parse(readFileSync(file, 'utf8'));
      expect(features).toHaveLength(name === 'region' ? 5 : 20);
      const report = await loadFile(database, { dataset: name, file, programme, region: '110101' });
      expect(report).toMatchObject({ unchanged: features.length, added: 0, changed: 0, removed: 0 });
    }
  });

  it('is a collection of RFC 7946 that says of when it is', async () => {
    const collection = JSON.parse(readFileSync(await exported('village', '.geojson'), 'utf8'));
    expect(collection).toMatchObject({
      type: 'FeatureCollection',
      tongcun: { dataset: 'village', region: root, asOf: expect.any(String) },
    });
    expect(collection).not.toHaveProperty('crs');
    expect(collection.features).toContainEqual({
      type: 'Feature',
      properties: expect.objectContaining({ code: '110102001201', hall_lon: 116.051000001, hall_lat: 39.049 }),
      geometry: { type: 'Point', coordinates: [116.05, 39.05] },
    });
  });
});

describe('an export that cannot be written', () => {
  it('leaves a file alone that is there', async () => {
    const path = newPath('.csv');
    writeFileSync(path, 'mine');
    await expect(exportFile(database, { dataset: dataset('region'), path })).rejects.toMatchObject({
      code: 'file_exists',
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    const nowhere = { dataset: dataset('region'), path: join(folder, 'none', 'a.csv') };
    await expect(exportFile(database, nowhere)).rejects.toMatchObject({ code: 'file_not_writable' });
  });

  it('because no cell takes its geometry says so and leaves nothing behind', async () => {
    const [first] = roads(1);
    const coordinates = Array.from({ length: 3000 }, (_, index) => [
      116.05 + 0.01 * Math.sin(index),
      39.05 + index / 1e6,
    ]);
    await load('road_segment', [{ row: first?.row ?? {}, geometry: { type: 'LineString', coordinates } }]);
    const path = newPath('.xlsx');
    const request = { dataset: dataset('road_segment'), path, programme };
    await expect(exportFile(database, request)).rejects.toMatchObject({ code: 'cell_too_long' });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });
});
