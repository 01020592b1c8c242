import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile, undoLoad } from '#etl/load-file.ts';
import { testDatabase } from '../support/database.ts';
import {
  buildCity,
  newestValues,
  type PlacedRow,
  programme,
  roads,
  standingContent,
  toCsv,
  toGeojson,
  writeFile,
} from './support/small-city.ts';

const database = await testDatabase();

beforeAll(async () => {
  await buildCity(database);
  await load(roads());
});

async function load(rows: readonly PlacedRow[]): Promise<number> {
  const file = writeFile('roads.geojson', toGeojson(rows));
  const report = await loadFile(database, { dataset: 'road_segment', programme, file, mode: 'replace' });
  if (report.load === null) throw new Error('not published');
  return report.load;
}

async function state(): Promise<unknown> {
  return { content: await standingContent(database), values: await newestValues(database) };
}

/** Some rows gone, some changed, some new. */
function nextYear(): PlacedRow[] {
  const kept = roads(230).slice(15);
  return kept.map(({ row, geometry }, index) => ({
    row: { ...row, maintained: true, ...(index % 7 === 0 && { surface: 'asphalt' }) },
    geometry,
  }));
}

function changed([road]: readonly PlacedRow[], what: string): PlacedRow[] {
  if (road === undefined || what === 'drop') return [];
  const { row, geometry } = road;
  if (what === 'repave') return [{ row: { ...row, surface: 'gravel', width_m: 3.5 }, geometry }];
  if (what === 'move') return [{ row: { ...row, town_code: '110101001', district_code: '110101' }, geometry }];
  return what === 'unplace' ? [{ row, geometry: null }] : [road];
}

describe('undoing a load', () => {
  it('restores the exact former content, sources and values, as a new load', async () => {
    const before = await state();
    const number = await load(nextYear());
    expect(await state()).not.toEqual(before);
    const report = await undoLoad(database, number);
    expect(report).toMatchObject({ load: number + 1, added: 15, removed: 30, read: 0 });
    expect(await state()).toEqual(before);
    const [row] = await database.knex('load').where({ id: number + 1 });
    expect(row).toMatchObject({ kind: 'undo', mode: 'undo', undoes: number, root_region: '110100' });
  });

  it('gives back what stood before any load, and the same content in other bytes changes nothing', async () => {
    const change = fc.constantFrom('keep', 'drop', 'repave', 'move', 'unplace');
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 30, maxLength: 60 }), async (changes) => {
        const before = await state();
        const rows = changes.flatMap((what, index) => changed(roads(60).slice(index, index + 1), what));
        const number = await load(rows);
        const after = await standingContent(database);
        const file = writeFile('other-bytes.csv', toCsv([...rows].reverse(), { wkt: true }));
        const again = await loadFile(database, { dataset: 'road_segment', programme, file, mode: 'replace' });
        expect(again).toMatchObject({ repeats: null, added: 0, changed: 0, removed: 0, unchanged: rows.length });
        expect(await standingContent(database)).toEqual(after);
        await undoLoad(database, number);
        expect(await state()).toEqual(before);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it('can itself be undone', async () => {
    const number = await load(nextYear());
    const after = await state();
    const undo = await undoLoad(database, number);
    await undoLoad(database, undo.load ?? 0);
    expect(await state()).toEqual(after);
    await load(roads());
  });

  it('takes loads back one after the other, newest first', async () => {
    const before = await state();
    const first = await load(nextYear());
    const second = await load(roads(100));
    await undoLoad(database, second);
    await undoLoad(database, first);
    expect(await state()).toEqual(before);
  });

  it('is refused while a later load stands on the same records, naming it', async () => {
    const first = await load(nextYear());
    const second = await load(roads());
    const before = await state();
    await expect(undoLoad(database, first)).rejects.toMatchObject({ code: 'undo_blocked', status: 409 });
    await expect(undoLoad(database, first)).rejects.toThrow(`第 ${second} 批`);
    expect(await state()).toEqual(before);
  });

  it('is refused a second time', async () => {
    const number = await load(nextYear());
    await undoLoad(database, number);
    await expect(undoLoad(database, number)).rejects.toMatchObject({ code: 'undo_blocked' });
  });

  it('changes nothing for a load that changed nothing', async () => {
    await load(roads());
    const number = await load(roads());
    const before = await state();
    expect(await undoLoad(database, number)).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(await state()).toEqual(before);
  });

  it('knows no load that was not published, and gives no number away for it', async () => {
    const [before] = await database.knex('load_counter');
    await expect(undoLoad(database, 9999)).rejects.toMatchObject({ code: 'unknown_load', status: 404 });
    expect(await database.knex('load_counter')).toEqual([before]);
  });

  it('leaves former states readable: as of an earlier load nothing has changed', async () => {
    const at = async (number: number): Promise<unknown> => {
      const { rows } = await database.knex.raw(
        'SELECT record_key, content_hash FROM road_segment_at(?, ?) ORDER BY record_key',
        ['110100', number],
      );
      return rows;
    };
    const [{ last_id: number }] = await database.knex('load_counter');
    const before = await at(number);
    const next = await load(nextYear());
    await undoLoad(database, next);
    expect(await at(number)).toEqual(before);
  });
});
