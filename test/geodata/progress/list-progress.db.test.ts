import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { listProgress, type ProgressRequest } from '#geodata/progress/list-progress.ts';
import { basisOf, type Fact, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { addProgramme, planFact, planItemFact, reportFact } from './progress-facts.ts';

const root = '330600';
const [east, west] = ['330602', '330603'];
const programme = 'p';
const dataDate = '2020-09-30';
let database: Database;

const plan = (item: string, district: string, year: number, quantity: number | null): Fact =>
  planFact(programme, item, district, year, quantity);
const report = (item: string, district: string, month: string, quantity: number, reportedOn: string | null): Fact =>
  reportFact(programme, item, district, month, quantity, reportedOn);
const planItem = (item: string, position: number): Fact => planItemFact(programme, item, position);

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, programme, root);
  const of = (dataset: string, rows: Fact[], more: object = {}) =>
    publish(database, { root, dataset, dataDate, rows, ...more });
  await of('region', [
    fact.region(root, 'city', null),
    fact.region(east, 'district', root, { name: '越城区', name_en: 'Yuecheng' }),
    fact.region(west, 'district', root),
    fact.region('330602001', 'town', east),
  ]);
  await of(
    'plan_item',
    ['repair', 'dash', 'zero', 'edge', 'claims', 'unplanned'].map((item, at) => planItem(item, at + 1)),
  );
  await of('plan', [
    ...[2018, 2019, 2020].flatMap((year) => [plan('repair', east, year, 36.6), plan('repair', west, year, 73.2)]),
    plan('dash', east, 2020, null),
    plan('dash', west, 2020, 5),
    plan('zero', east, 2020, 0),
    plan('zero', west, 2020, 0),
    plan('edge', east, 2020, 100),
    plan('unplanned', east, 2020, null),
    plan('unplanned', west, 2020, null),
  ]);
  const finished = (finished_on: string | null, more: object = {}) => ({ finished_on, ...more });
  await of('work', [
    fact.work('r1', 'repair', east, 30, finished('2020-05-01', { town_code: '330602001' })),
    fact.work('r2', 'repair', west, 20.5, finished('2020-06-01', { status: 'accepted' })),
    fact.work('r3', 'repair', west, 7, finished('2019-03-01')),
    fact.work('elsewhere', 'repair', '330699', 3, finished('2020-06-01')),
    fact.work('other programme', 'repair', east, 1000, finished('2020-06-01', { programme_id: 'q' })),
    fact.work('first day', 'edge', east, 1, finished('2020-01-01')),
    fact.work('day before', 'edge', east, 2, finished('2019-12-31')),
    fact.work('measuring day', 'edge', east, 4, finished('2020-09-30')),
    fact.work('day after', 'edge', east, 8, finished('2020-10-01')),
    fact.work('building', 'edge', east, 16, finished('2020-05-01', { status: 'building' })),
    fact.work('planned', 'edge', east, 32, finished('2020-05-01', { status: 'planned' })),
    fact.work('no date', 'edge', east, 64, finished(null, { accepted_on: '2020-05-01' })),
    fact.work('u1', 'unplanned', east, 9, finished('2020-05-01')),
  ]);
  await of('report', [
    report('claims', east, '2020-01', 1, '2020-02-05'),
    report('claims', east, '2020-09', 2, '2020-09-30'),
    report('claims', east, '2020-08', 4, '2020-10-01'),
    report('claims', east, '2020-10', 8, null),
    report('claims', east, '2019-12', 16, '2020-01-05'),
    report('claims', west, '2020-03', 32, null),
  ]);
});

async function progressOf(more: Partial<ProgressRequest> & { asOf?: string } = {}) {
  const { asOf, ...request } = more;
  const basis = await basisOf(database, root, asOf);
  const progress = await database.read((tx) => listProgress(tx, { programme, children: true, basis, ...request }));
  const row = (region: string, item: string) => {
    const found = progress.rows.find((entry) => entry.region === region && entry.item === item);
    if (found === undefined) throw new Error(`no row for ${region} ${item}`);
    return found;
  };
  return { ...progress, row };
}

describe('plan against actual', () => {
  it('is of the year of the data date unless another is asked for', async () => {
    expect(await progressOf()).toMatchObject({ year: 2020, measuredOn: '2020-09-30' });
    expect(await progressOf({ year: 2019 })).toMatchObject({ year: 2019, measuredOn: '2019-12-31' });
  });

  it('has a row for every item and region, in the order of the plan, the city first', async () => {
    const { rows } = await progressOf();
    expect(rows.map(({ region, item }) => `${region} ${item}`)).toEqual(
      [root, east, west, '330699'].flatMap((region) =>
        ['repair', 'dash', 'zero', 'edge', 'claims', 'unplanned'].map((item) => `${region} ${item}`),
      ),
    );
    expect(rows[6]).toMatchObject({ name: '越城区', nameEn: 'Yuecheng', title: { zh: '项1' }, unit: { en: 'km' } });
  });

  it('sums the districts for the city, and leaves no district out', async () => {
    const { rows, row } = await progressOf();
    for (const item of ['repair', 'dash', 'edge', 'claims', 'unplanned']) {
      const districts = rows.filter((entry) => entry.item === item && entry.region !== root);
      const sum = (of: 'done' | 'reported'): number => districts.reduce((total, entry) => total + entry[of], 0);
      expect(row(root, item)).toMatchObject({ done: sum('done'), reported: sum('reported') });
    }
    expect(row(root, 'repair')).toMatchObject({ plan: 109.8, done: 53.5 });
    expect(row('330699', 'repair')).toMatchObject({ name: '330699', plan: null, done: 3 });
  });

  it('takes works finished from 1 January to the measuring day, inclusive, completed or accepted', async () => {
    expect((await progressOf()).row(east, 'edge').done).toBe(1 + 4);
    expect((await progressOf({ year: 2019 })).row(east, 'edge').done).toBe(2);
  });

  it('takes reports of months of the year up to the measuring day that were handed in by the data date', async () => {
    const { row } = await progressOf();
    expect(row(east, 'claims').reported).toBe(1 + 2);
    expect(row(west, 'claims').reported).toBe(32);
    expect((await progressOf({ year: 2019 })).row(east, 'claims').reported, 'December is reported in January').toBe(16);
  });

  it('expects the even share of the days gone by and forecasts at the pace so far', async () => {
    expect((await progressOf()).row(east, 'repair')).toMatchObject({
      plan: 36.6,
      done: 30,
      expected: 27.4,
      forecast: Number(((30 * 366) / 274).toFixed(4)),
      percent: Number(((100 * 30) / 36.6).toFixed(4)),
      status: 'on_track',
    });
    expect((await progressOf()).row(west, 'repair')).toMatchObject({ done: 20.5, expected: 54.8, status: 'behind' });
  });

  it('of a past year expects all and forecasts what was done', async () => {
    expect((await progressOf({ year: 2019 })).row(west, 'repair')).toMatchObject({
      plan: 73.2,
      done: 7,
      expected: 73.2,
      forecast: 7,
      status: 'behind',
    });
  });

  it('of a coming year expects nothing yet', async () => {
    const { measuredOn, row } = await progressOf({ year: 2021 });
    expect(measuredOn).toBe('2020-09-30');
    expect(row(east, 'repair')).toMatchObject({ plan: null, done: 0, expected: null, forecast: null, percent: null });
  });

  it('shows the dash as not planned: no percentage, never 100 %', async () => {
    const { row } = await progressOf();
    for (const shown of [row(east, 'dash'), row(east, 'unplanned'), row(root, 'unplanned')]) {
      expect(shown).toMatchObject({ plan: null, expected: null, percent: null, status: 'no_data' });
    }
    expect(row(root, 'unplanned').done).toBe(9);
    expect(row(root, 'dash')).toMatchObject({ plan: 5, percent: 0 });
  });

  it('shows a plan of 0 without a percentage', async () => {
    expect((await progressOf()).row(root, 'zero')).toMatchObject({
      plan: 0,
      expected: 0,
      percent: null,
      status: 'no_data',
    });
  });

  it('gives one region alone without children', async () => {
    const { rows } = await progressOf({ region: east, children: false });
    expect(rows.map(({ region, item }) => [region, item])).toHaveLength(6);
    expect(rows.every(({ region }) => region === east)).toBe(true);
  });

  it('knows the works of a town and no plan for it', async () => {
    const { row } = await progressOf({ region: '330602001', children: false });
    expect(row('330602001', 'repair')).toMatchObject({ done: 30, plan: null, status: 'no_data' });
  });

  it('is no data, not behind, while no works are loaded', async () => {
    const before = await progressOf({ asOf: '3' });
    expect(before.row(east, 'repair')).toMatchObject({ plan: 36.6, done: 0, status: 'no_data' });
    expect(before.row(east, 'repair').reason.zh).toBe('尚未载入工程数据。');
  });

  it('follows the data date: with data to 31 December the year is over', async () => {
    const other = '330700';
    await addProgramme(database, 'p7', other);
    const of = (dataset: string, rows: Fact[]) =>
      publish(database, {
        root: other,
        dataset,
        dataDate: '2019-12-31',
        rows: rows.map((row) => ({ ...row, programme_id: 'p7' })),
      });
    await of('plan_item', [planItem('repair', 1)]);
    await of('plan', [plan('repair', east, 2019, 10)]);
    await of('work', [fact.work('w', 'repair', east, 9, { finished_on: '2019-12-31' })]);
    const basis = await basisOf(database, other);
    const { rows, measuredOn } = await database.read((tx) =>
      listProgress(tx, { programme: 'p7', children: false, basis }),
    );
    expect(measuredOn).toBe('2019-12-31');
    expect(rows).toMatchObject([
      { region: other, name: other, expected: 10, forecast: 9, percent: 90, status: 'behind' },
    ]);
  });

  it('is empty before any load, and refuses what it does not know', async () => {
    await addProgramme(database, 'p8', '330800');
    const basis = await basisOf(database, '330800');
    const empty = await database.read((tx) => listProgress(tx, { programme: 'p8', children: true, basis }));
    expect(empty).toEqual({ year: 2018, measuredOn: '2017-12-31', rows: [] });
    await expect(progressOf({ programme: 'no-such' })).rejects.toMatchObject({
      code: 'unknown_programme',
      status: 404,
    });
    await expect(progressOf({ programme: 'p8' })).rejects.toMatchObject({ code: 'unknown_programme' });
    await expect(progressOf({ region: '999' })).rejects.toMatchObject({ code: 'unknown_region', status: 404 });
  });
});
