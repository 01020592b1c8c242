import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { findProgramme } from '#geodata/programmes/find-programme.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { basisOf } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '../../support/database.ts';
import {
  programme,
  programmeFolder,
  regions,
  root,
  standingContent,
  toCsv,
  toGeojson,
  writeFile,
} from '../support/small-city.ts';

const database = await testDatabase();

beforeAll(() => applyProgramme(database, programmeFolder));

/** A copy of the programme folder with one file changed. */
function changed(file: string, from: string, to: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'tongcun-test-programme-')), programme);
  cpSync(programmeFolder, folder, { recursive: true });
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

describe('applying a programme', () => {
  it('before there are any regions publishes items, plan and targets', async () => {
    const content = await standingContent(database);
    expect([content.plan_item, content.plan, content.target].map((rows) => rows?.length)).toEqual([2, 8, 1]);
    expect(content.plan).toContainEqual(
      expect.objectContaining({ item: 'bus_bay', region_code: '110102', year: 2019, quantity: null }),
    );
    const [row] = await database.knex('programme');
    expect(row).toMatchObject({
      id: programme,
      root_region: '110100',
      starts_on: '2019-01-01',
      document_no: '试〔2020〕1号',
    });
  });

  it('again changes nothing', async () => {
    const before = await standingContent(database);
    const { loads } = await applyProgramme(database, programmeFolder);
    for (const report of loads) expect(report).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(await standingContent(database)).toEqual(before);
  });

  it('with a target changed ends the former one and keeps it readable', async () => {
    const { loads } = await applyProgramme(database, changed('targets.csv', '>=,100,', '>=,98.5,'));
    expect(loads.map(({ dataset, changed: count }) => [dataset, count])).toEqual([
      ['plan_item', 0],
      ['plan', 0],
      ['target', 1],
    ]);
    const values = await database.knex('target').orderBy('id').pluck('value');
    expect(values).toEqual([100, 98.5]);
    await applyProgramme(database, programmeFolder);
  });

  it('whose sums do not close is refused and changes nothing', async () => {
    const before = await standingContent(database);
    await expect(
      applyProgramme(database, changed('plan.csv', '全市,2019年,30,3', '全市,2019年,31,3')),
    ).rejects.toMatchObject({ name: 'PublicError' });
    expect(await standingContent(database)).toEqual(before);
  });

  it('gives the days for an answer to its supervision orders, and takes them back with the line', async () => {
    const answerDays = async () =>
      (await database.read((tx) => findProgramme(tx, root, { id: programme })))?.answerDays;
    expect(await answerDays()).toBeNull();
    await applyProgramme(database, changed('programme.yaml', '\nitems:', '\norders: { answerDays: 15 }\nitems:'));
    expect(await answerDays()).toBe(15);
    await applyProgramme(database, programmeFolder);
    expect(await answerDays()).toBeNull();
  });

  it('gives the curve by which its plan falls due', async () => {
    const expectedOf = async () => {
      const basis = await basisOf(database, root);
      const { measuredOn, rows } = await database.read((tx) =>
        listProgress(tx, { programme, year: 2019, children: false, basis: { ...basis, asOf: '2019-06-30' } }),
      );
      return [measuredOn, ...rows.map(({ item, pace, expected }) => [item, pace, expected])];
    };
    const even = (plan: number) => Number(((plan * 181) / 365).toFixed(4));
    expect(await expectedOf()).toEqual([
      '2019-06-30',
      ['safety_works', 'calendar', even(30)],
      ['bus_bay', 'calendar', even(3)],
    ]);
    const curve = '[0, 0, 0.05, 0.1, 0.15, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1]';
    const own = '[0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]';
    const pace = `\npace: { curve: ${curve}, items: { bus_bay: ${own} } }\nitems:`;
    await applyProgramme(database, changed('programme.yaml', '\nitems:', pace));
    expect(await expectedOf()).toEqual(['2019-06-30', ['safety_works', 'curve', 6], ['bus_bay', 'curve', 3]]);
    await applyProgramme(database, programmeFolder);
    expect((await expectedOf())[1]).toEqual(['safety_works', 'calendar', even(30)]);
  });

  it('cannot move to another root region once it has data', async () => {
    const folder = changed('programme.yaml', 'rootRegion: { code: "110100"', 'rootRegion: { code: "110000"');
    await expect(applyProgramme(database, folder)).rejects.toMatchObject({ code: 'programme_root_changed' });
  });
});

describe('regions of a programme', () => {
  const load = (rows: ReturnType<typeof regions>, options = {}) =>
    loadFile(database, {
      dataset: 'region',
      file: writeFile('regions.geojson', toGeojson(rows)),
      programme,
      ...options,
    });

  it('get their root from the programme when the file lacks it, and keep it afterwards', async () => {
    const below = regions().slice(1);
    const first = await load(below);
    expect(first).toMatchObject({ read: 10, accepted: 10, added: 11 });
    expect(first.problems).toContainEqual({ code: 'root_added', severity: 'info', count: 1 });
    expect(await load(below)).toMatchObject({ added: 0, changed: 0, removed: 0 });
    const [root] = await database.knex('region').where({ code: '110100' }).select('name', 'outline_source', 'area_km2');
    expect(root).toMatchObject({ name: '小城市', outline_source: 'districts' });
    expect(root.area_km2).toBeCloseTo(768.5, 0);
  });

  it('that hang in the air are rejected', async () => {
    const rows = regions().map((placed, index) =>
      index === 2 ? { ...placed, row: { ...placed.row, parent_code: '999' } } : placed,
    );
    const report = await load(rows, { dryRun: true });
    expect(report.problems).toContainEqual({ code: 'unknown_parent', severity: 'error', count: 1 });
  });

  it('with an outline that crosses itself are repaired, and it is said', async () => {
    const bow = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [116, 39],
          [116.1, 39.1],
          [116.1, 39],
          [116, 39.1],
          [116, 39],
        ],
      ],
    };
    const rows = regions().map((placed, index) => (index === 2 ? { ...placed, geometry: bow } : placed));
    const report = await load(rows, { dryRun: true });
    expect(report.problems).toContainEqual({ code: 'geometry_repaired', severity: 'warning', count: 1 });
    expect(report.rejected).toBe(0);
  });

  it('of a new root need a programme or a region to belong to', async () => {
    const { knex } = database;
    await knex('programme').insert({
      id: 'other',
      root_region: 'XX',
      title_zh: '',
      title_en: '',
      starts_on: '2020-01-01',
      ends_on: '2020-12-31',
      indicators: '[]',
      settings: '{}',
    });
    const file = writeFile('regions.geojson', toGeojson(regions()));
    await expect(loadFile(database, { dataset: 'region', file })).rejects.toMatchObject({ code: 'root_needed' });
    await expect(loadFile(database, { dataset: 'region', file, programme: 'other' })).rejects.toMatchObject({
      code: /too_many_errors|root_missing/,
    });
    expect(await loadFile(database, { dataset: 'region', file, region: '110100', dryRun: true })).toMatchObject({
      rejected: 0,
    });
    await knex('programme').where({ id: 'other' }).delete();
  });
});

describe('rows of a programme', () => {
  const works = (row: Record<string, string | number | null>) =>
    toCsv([
      {
        row: {
          work_code: 'W1',
          name: '一',
          item: 'safety_works',
          district_code: '110101',
          quantity: 1,
          status: 'planned',
          ...row,
        },
        geometry: null,
      },
      {
        row: { work_code: 'W2', name: '二', item: 'bus_bay', district_code: '110101', quantity: 1, status: 'planned' },
        geometry: null,
      },
    ]);

  it.each([
    ['an item that is not planned', { item: 'castle' }, 'unknown_item', 'error'],
    ['a start after the finish', { started_on: '2020-02-01', finished_on: '2020-01-01' }, 'dates_reversed', 'warning'],
    [
      'a finish after the acceptance',
      { finished_on: '2020-02-01', accepted_on: '2020-01-01' },
      'dates_reversed',
      'warning',
    ],
    ['a negative quantity', { quantity: -1 }, 'out_of_range', 'error'],
    ['no quantity', { quantity: '—' }, 'missing_required', 'error'],
    ['a finished work without a date', { status: '已完工' }, 'finish_date_missing', 'warning'],
  ])('tells of %s', async (_, row, code, severity) => {
    const file = writeFile('works.csv', works(row));
    const report = await loadFile(database, { dataset: 'work', file, programme, dryRun: true });
    expect(report.problems).toContainEqual({ code, severity, count: 1 });
    expect(report.rejected).toBe(severity === 'error' ? 1 : 0);
  });

  it('need no name of the programme when the root has only one', async () => {
    const file = writeFile('works.csv', works({}));
    expect(await loadFile(database, { dataset: 'work', file })).toMatchObject({ added: 2 });
    expect(await database.knex('work').pluck('programme_id')).toEqual([programme, programme]);
  });
});
