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
import { otherRows } from '../support/other-rows.ts';
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

beforeAll(async () => {
  await buildCity(database);
  await load('road_segment', roads(40));
  for (const [name, rows] of otherRows) await load(name, rows);
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
