import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { listProgressMonths } from '#geodata/progress/list-progress-months.ts';
import { basisOf, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { addProgramme, planFact, planItemFact, reportFact } from './progress-facts.ts';

const root = '330600';
const [east, west] = ['330602', '330603'];
const curve = [0, 0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 1];
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, 'even', root);
  await addProgramme(database, 'curved', root, { pace: { curve, items: { quick: [...Array(11).fill(0.5), 1] } } });
  await addProgramme(database, 'printed', root, { datesAsPrinted: true });
  const of = (dataset: string, rows: Parameters<typeof publish>[1]['rows'], more: object = {}) =>
    publish(database, { root, dataset, dataDate: '2020-09-30', rows: rows ?? [], ...more });
  await of('region', [
    fact.region(root, 'city', null),
    fact.region(east, 'district', root, { name: '越城区' }),
    fact.region(west, 'district', root),
  ]);
  for (const programme of ['even', 'curved', 'printed']) {
    const keyed = <T extends { key: string }>(row: T): T => ({ ...row, key: `${programme}|${row.key}` });
    await of('plan_item', [planItemFact(programme, 'repair', 1), planItemFact(programme, 'quick', 2)].map(keyed));
    await of(
      'plan',
      ['repair', 'quick']
        .flatMap((item) => [2019, 2020].map((year) => planFact(programme, item, east, year, 100)))
        .map(keyed),
    );
    await of('work', [
      keyed(fact.work('w', 'repair', east, 60, { programme_id: programme, finished_on: '2020-02-10' })),
    ]);
  }
  await of('report', [
    reportFact('even', 'repair', east, '2020-01', 10, '2020-02-03'),
    reportFact('even', 'repair', east, '2020-02', 20, '2020-03-03'),
    reportFact('even', 'repair', west, '2020-02', 5, '2020-03-03'),
    reportFact('even', 'repair', west, '2020-03', 7, '2020-03-03'),
  ]);
  await of('report', [reportFact('even', 'repair', east, '2020-01', 12, '2020-02-03')]);
  await of('report', [reportFact('even', 'repair', east, '2020-01', 13, '2020-02-03')]);
  await of('report', [], { ends: [`repair|${west}|2020-03`] });
});

const monthsOf = async (region?: string, asOf?: string) => {
  const basis = await basisOf(database, root, asOf);
  return database.read((tx) =>
    listProgressMonths(tx, { programme: 'even', region, item: 'repair', year: 2020, basis }),
  );
};
const rowOf = async (programme: string, item: string, year = 2020) => {
  const basis = await basisOf(database, root);
  const { rows } = await database.read((tx) =>
    listProgress(tx, { programme, year, region: east, children: false, basis }),
  );
  return rows.find((row) => row.item === item);
};

describe('the months of a year', () => {
  it('are twelve, with nothing said of those to come', async () => {
    const { months } = await monthsOf();
    expect(months.map(({ month, begun }) => [month, begun])).toEqual(
      Array.from({ length: 12 }, (_, at) => [at + 1, at < 9]),
    );
    expect(months[1]).toMatchObject({
      until: '2020-02-29',
      done: 60,
      works: 1,
      reported: 25,
      difference: -35,
      doneToDate: 60,
    });
    expect(months[8]).toMatchObject({ done: 0, reported: 0, doneToDate: 60, reportedToDate: 38 });
    expect(months[9]).toMatchObject({ done: null, reported: null, doneToDate: null, works: null });
    expect(months.at(-1)?.expectedToDate, 'the plan is due in full by December').toBe(100);
  });

  it('tell what a report said first and who changed it', async () => {
    const { months } = await monthsOf();
    const corrections = months.flatMap(({ month, corrections: told }) => told.map((one) => ({ month, ...one })));
    expect(corrections).toEqual([
      { month: 1, region: east, name: '越城区', before: 10, after: 13, load: expect.any(Number), file: 'report.csv' },
      {
        month: 3,
        region: west,
        name: `district ${west}`,
        before: 7,
        after: null,
        load: expect.any(Number),
        file: 'report.csv',
      },
    ]);
    expect((await monthsOf(west)).months.flatMap(({ corrections: told }) => told)).toHaveLength(1);
  });

  it('as of a load before the correction have none', async () => {
    const first = Math.min(
      ...(await monthsOf()).months.flatMap(({ corrections }) => corrections.map(({ load }) => load)),
    );
    const before = await monthsOf(undefined, String(first - 2));
    expect(before.months[0]).toMatchObject({ reported: 10, corrections: [] });
  });

  it('refuse an item that the programme has not', async () => {
    const basis = await basisOf(database, root);
    const asked = database.read((tx) => listProgressMonths(tx, { programme: 'even', item: 'no', basis }));
    await expect(asked).rejects.toMatchObject({ code: 'unknown_item', status: 404 });
  });
});

describe('what is due by now', () => {
  it('follows the calendar, the curve of the programme, or that of the item, and says which', async () => {
    expect(await rowOf('even', 'repair')).toMatchObject({
      pace: 'calendar',
      expected: Number(((100 * 274) / 366).toFixed(4)),
    });
    expect(await rowOf('curved', 'repair')).toMatchObject({
      pace: 'curve',
      expected: 75,
      forecast: 80,
      status: 'at_risk',
    });
    expect((await rowOf('curved', 'repair'))?.reason.zh).toContain('按方案进度曲线');
    expect(await rowOf('curved', 'quick')).toMatchObject({ pace: 'curve', expected: 50, status: 'behind' });
  });

  it('carries what the year before left undone, beside the plan', async () => {
    expect(await rowOf('even', 'repair')).toMatchObject({ plan: 100, carried: 100, planToDate: 200, doneToDate: 60 });
    expect(await rowOf('even', 'repair', 2019)).toMatchObject({ carried: null, planToDate: 100, doneToDate: 0 });
  });

  it('is nothing where the years of the source were overwritten: nobody is late by them', async () => {
    for (const year of [2019, 2020]) {
      const row = await rowOf('printed', 'repair', year);
      expect(row).toMatchObject({ plan: 100, expected: null, forecast: null, forecastRange: null, status: 'no_data' });
      expect(row?.reason.zh).toContain('原文年份已被改写');
    }
  });
});
