import { beforeAll, describe, expect, it } from 'vitest';
import { checkFile, loadFile, undoLoad } from '#etl/load-file.ts';
import { findLoad, listProblems } from '#etl/loads/list-loads.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { testDatabase } from '../support/database.ts';
import {
  buildCity,
  newestValues,
  programme,
  programmeFolder,
  regions,
  roads,
  standingContent,
  toGeojson,
  writeFile,
} from './support/small-city.ts';

const database = await testDatabase();
const dataset = 'road_segment';
const file = writeFile('repeated.geojson', toGeojson(roads(60)));
const request = { dataset, programme, file, dataDate: '2020-06-30' };
const load = (change: object = {}) => loadFile(database, { ...request, ...change });
const state = async () => [await standingContent(database), await newestValues(database)];

beforeAll(async () => {
  await buildCity(database);
});

describe('the same file again', () => {
  it('is a load of its own that writes no record and tells the same findings', async () => {
    const first = await load();
    const before = await state();
    const told: unknown[] = [];
    const second = await loadFile(database, request, ({ findings }) => findings && told.push(findings));
    expect(second).toMatchObject({ repeats: first.load, added: 0, changed: 0, removed: 0, unchanged: 60 });
    expect(second).toMatchObject({ read: first.read, accepted: first.accepted, problems: first.problems });
    expect(await state()).toEqual(before);
    const third = await load();
    expect(third.repeats).toBe(first.load);
    const [problems, stored] = await database.read(async (tx) => [
      await listProblems(tx, third.load ?? 0),
      await findLoad(tx, third.load ?? 0),
    ]);
    expect(problems.length).toBeGreaterThan(0);
    expect(stored).toMatchObject({ load: third.load, unchanged: 60, kind: 'publish' });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ unchanged: 60, problems: problems.map(({ code, count }) => ({ code, count })) });
  });

  it.each([
    ['another data date', { dataDate: '2020-07-31' }],
    ['another mode', { mode: 'merge' as const }],
    ['a mapping', { mapping: { fields: { surface: { constant: 'gravel' } } }, mode: 'merge' as const }],
    ['another coordinate system', { crs: 'epsg:4490' }],
    ['another name', { fileName: 'other.geojson' }],
    ['a narrower region', { region: '110101', mode: 'merge' as const, file: writeFile('east.geojson', east()) }],
  ])('with %s is read', async (_, change) => {
    await load();
    expect((await load(change)).repeats).toBeNull();
  });

  it('is read again after anything else has changed', async () => {
    await load({ mode: 'replace' });
    expect((await load({ mode: 'replace' })).repeats).not.toBeNull();
    const other = await load({ file: writeFile('fewer.geojson', toGeojson(roads(58))), mode: 'replace' });
    expect(await load({ mode: 'replace' })).toMatchObject({ repeats: null, added: 2 });
    await undoLoad(database, (other.load ?? 0) + 1);
    expect(await load({ mode: 'replace' })).toMatchObject({ repeats: null, added: 2 });
    const outlines = writeFile('regions-again.geojson', toGeojson(regions().map(renamed)));
    await loadFile(database, { dataset: 'region', programme, file: outlines });
    expect((await load({ mode: 'replace' })).repeats).toBeNull();
    await applyProgramme(database, programmeFolder);
    expect((await load({ mode: 'replace' })).repeats).toBeNull();
  });

  it('is checked anew when it is only checked', async () => {
    await load({ mode: 'replace' });
    expect(await checkFile(database, { ...request, mode: 'replace' })).toMatchObject({ load: null, repeats: null });
  });

  it('sent twice at once is numbered twice and changes nothing twice', async () => {
    const before = await state();
    const both = await Promise.all([load({ mode: 'replace' }), load({ mode: 'replace' })]);
    expect(new Set(both.map((report) => report.load)).size).toBe(2);
    for (const report of both) expect(report).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 60 });
    expect(await state()).toEqual(before);
  });
});

function east(): string {
  return toGeojson(roads(60).filter(({ row }) => row.district_code === '110101'));
}

function renamed<T extends { readonly row: Readonly<Record<string, unknown>> }>(place: T): T {
  return place.row.level === 'town' ? { ...place, row: { ...place.row, name: `${place.row.name}新` } } : place;
}
