import { beforeAll, describe, expect, it } from 'vitest';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { gatherBulletin } from '#geodata/bulletin/gather-bulletin.ts';
import { explainProgress } from '#geodata/changes/explain-progress.ts';
import { listClaims } from '#geodata/claims/list-claims.ts';
import { readProgramme } from '#geodata/programmes/read-programme.ts';
import { listProgress, progressScope } from '#geodata/progress/list-progress.ts';
import { listProgressMonths } from '#geodata/progress/list-progress-months.ts';
import { selectProgressRecords } from '#geodata/progress/select-progress-records.ts';
import { basisOf, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { programmeFolders } from '#test/geodata/programmes/support/folders.ts';
import { shandong } from '#test/geodata/programmes/support/small-reports.ts';
import { testDatabase } from '#test/support/database.ts';
import { addProgramme, planFact, planItemFact, reportFact } from './progress-facts.ts';

const database = await testDatabase();
const [id, dated] = ['shandong-dilapidated-housing', 'dated'];
const [root, jinan, qingdao] = ['370000', '370100', '370200'];

const work = (programme: string, code: string, more: object) => ({
  ...fact.work(code, 'dwelling', jinan, 7, { programme_id: programme, ...more }),
  key: `${programme}|${code}`,
});

beforeAll(async () => {
  await applyProgramme(database, programmeFolders.get(id) ?? '');
  for (const publication of shandong()) await publish(database, publication);
  const of = (dataset: string, dataDate: string, rows: Parameters<typeof publish>[1]['rows']) =>
    publish(database, { root, dataset, dataDate, rows: rows ?? [] });
  // The same of a programme whose years are those of the document: 2018 to 2020.
  await addProgramme(database, dated, root);
  await of('plan_item', '2016-03-31', [{ ...planItemFact(dated, 'dwelling', 1), key: `${dated}|dwelling` }]);
  await of('plan', '2016-03-31', [{ ...planFact(dated, 'dwelling', root, 2018, 100), key: `${dated}|2018` }]);
  await of('work', '2016-03-31', [work(dated, 'D1', { finished_on: '2016-02-01', plan_year: 2018 })]);
  await of('report', '2017-02-28', [
    { ...reportFact(id, 'dwelling', jinan, '2017-01', 8, '2017-01-31'), key: `${id}|2017` },
  ]);
  await of('work', '2017-02-28', [
    work(id, 'W6', { finished_on: '2017-02-02', plan_year: 2016, moved_to_year: 2018, moved_reason: '结转' }),
    work(dated, 'D2', { finished_on: '2019-02-01', plan_year: 2018 }),
  ]);
  await of('work', '2025-02-28', [work(id, 'W7', { finished_on: '2025-02-02' })]);
});

const progressOf = async (programme: string, on: { asOf?: string; year?: number; region?: string } = {}) => {
  const basis = await basisOf(database, root, on.asOf);
  const { year, region } = on;
  const progress = await database.read((tx) => listProgress(tx, { programme, year, region, children: false, basis }));
  return { ...progress, row: progress.rows[0] };
};

describe('a programme with overwritten years and one plan', () => {
  it('holds what was done and reported in any year against that plan', async () => {
    const { year, measuredOn, row } = await progressOf(id, { asOf: '2016-03-31' });
    expect([year, measuredOn]).toEqual([2024, '2016-03-31']);
    expect(row).toMatchObject({ plan: 50_000, done: 21, reported: 26, difference: 5, percent: 0.042 });
    expect(row).toMatchObject({ planToDate: 50_000, doneToDate: 21, carried: null, expected: null, forecast: null });
    expect(row?.status).toBe('no_data');
    expect(row?.reason.zh).toBe('完成21户,计划50000户;原文年份已被改写,各年完成量均计入,不据以判断进度。');
    const { row: city } = await progressOf(id, { asOf: '2016-03-31', region: qingdao });
    expect(city).toMatchObject({ plan: null, done: 6, reported: 11 });
  });

  it('goes on counting after the printed year, and calls no work early, late or moved', async () => {
    expect((await progressOf(id, { asOf: '2017-02-28' })).row).toMatchObject({ done: 28, reported: 34 });
    const { measuredOn, row } = await progressOf(id);
    expect(measuredOn).toBe('2025-02-28');
    expect(row).toMatchObject({ plan: 50_000, done: 35, early: 0, late: 0, moved: 0, status: 'no_data' });
  });

  it('counts nothing a second time in the year that is written on a work', async () => {
    expect((await progressOf(id, { year: 2016 })).row).toMatchObject({ plan: null, done: 0, reported: 0 });
    expect((await progressOf(id, { year: 2025 })).row).toMatchObject({ plan: null, done: 0, doneToDate: 35 });
  });

  it('shows the months of the measuring day, and before them what earlier years brought', async () => {
    const monthsAt = async (asOf: string) => {
      const basis = await basisOf(database, root, asOf);
      const { months } = await database.read((tx) =>
        listProgressMonths(tx, { programme: id, item: 'dwelling', region: root, basis }),
      );
      return months.slice(0, 3).map(({ until, done, reported, doneToDate }) => [until, done, reported, doneToDate]);
    };
    expect(await monthsAt('2016-03-31')).toEqual([
      ['2016-01-31', 16, 17, 16],
      ['2016-02-29', 5, 5, 21],
      ['2016-03-31', 0, 4, 21],
    ]);
    expect(await monthsAt('2017-02-28')).toEqual([
      ['2017-01-31', 0, 8, 21],
      ['2017-02-28', 7, 0, 28],
      ['2017-03-31', null, null, null],
    ]);
  });

  it('traces year, month and open works to the records that make them', async () => {
    const basis = await basisOf(database, root, '2017-02-28');
    await database.read(async (tx) => {
      const { frame, year } = await progressScope(tx, { programme: id, children: false, basis });
      const keysOf = async (kind: 'done' | 'open', month: number | null) => {
        const ask = { ...frame, year, fromYear: year, item: 'dwelling', kind, month, after: null, limit: 100 };
        return (await selectProgressRecords(tx, ask)).records.map(({ key }) => key);
      };
      expect(await keysOf('done', null)).toEqual(['W1', 'W2', 'W3', 'W4', `${id}|W6`]);
      expect(await keysOf('done', 2)).toEqual([`${id}|W6`]);
      expect(await keysOf('open', null)).toEqual(['W5']);
    });
  });

  it('says the same in the bulletin and in the claims', async () => {
    const { year, rows } = await database.read((tx) => gatherBulletin(tx, { root, month: '2016-03', programme: id }));
    expect([year, rows.map(({ region, plan, done, reported }) => [region, plan, done, reported])]).toEqual([
      2024,
      [
        [root, 50_000, 21, 26],
        [jinan, null, 15, 15],
        [qingdao, null, 6, 11],
      ],
    ]);
    const basis = await basisOf(database, root, '2016-03-31');
    const { claims } = await database.read((tx) => listClaims(tx, { programme: id, basis }));
    expect(claims.filter(({ work: of }) => of === null).map(({ region, found }) => [region, found])).toEqual([
      [qingdao, '11 > 6'],
    ]);
    expect(claims.map(({ work: of }) => of?.key)).toContain('W1');
  });

  it('tells what new works added', async () => {
    const [from, to] = [await basisOf(database, root, '2016-03-31'), await basisOf(database, root, '2017-02-28')];
    const asked = { programme: id, item: 'dwelling', region: root, from, to };
    const { year, parts, works } = await database.read((tx) => explainProgress(tx, asked));
    expect([year, works.map(({ key }) => key)]).toEqual([2024, [`${id}|W6`]]);
    expect(parts.find(({ cause }) => cause === 'development')).toMatchObject({ quantity: 7, works: 1 });
  });
});

describe('every programme folder with overwritten years and a plan', async () => {
  const programmes = await Promise.all([...programmeFolders.values()].map((folder) => readProgramme(folder)));
  const printed = programmes.filter(({ datesAsPrinted, plan }) => datesAsPrinted && plan.length > 0);

  it.each(printed)('$id meets its works', async ({ id: programme, rootRegion: { code }, plan, items }) => {
    const of = { root: code, dataDate: '2026-01-31' };
    if (programme !== id) await applyProgramme(database, programmeFolders.get(programme) ?? '');
    const [place] = plan;
    const finished = { programme_id: programme, finished_on: '2016-02-01' };
    const works = items.map(({ item }) => fact.work(`probe ${item}`, item, place?.districtCode ?? code, 1, finished));
    await publish(database, { ...of, dataset: 'work', rows: works });
    const basis = await basisOf(database, code);
    const { rows, year } = await database.read((tx) => listProgress(tx, { programme, children: false, basis }));
    expect(year).toBe(place?.year);
    expect(rows).toHaveLength(items.length);
    for (const row of rows) {
      expect(row.plan).toBeGreaterThan(0);
      expect(row.done).toBe(programme === id ? 36 : 1);
    }
  });
});

describe('a programme whose years are its own', () => {
  it('keeps every work in its year, and the plan in its own', async () => {
    expect(await progressOf(dated, { asOf: '2016-03-31' })).toMatchObject({ year: 2018, row: { plan: 100, done: 0 } });
    expect((await progressOf(dated, { year: 2019 })).row).toMatchObject({ plan: null, done: 7, late: 7, carried: 100 });
  });
});
