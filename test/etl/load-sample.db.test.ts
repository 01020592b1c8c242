import { expect, it } from 'vitest';
import { loadSample } from '#etl/load-sample.ts';
import { sampleDatabase } from '../support/database.ts';
import { stageTables, standingContent } from './support/small-city.ts';

const database = await sampleDatabase();

it('loads the sample whole: nothing rejected, marked as demonstration data, as of its data date', async () => {
  const loads = await database.knex('load').orderBy('id').select('dataset', 'rejected_count', 'is_sample', 'data_date');
  expect(loads.map(({ dataset }) => dataset)).toEqual([
    'plan_item',
    'plan',
    'target',
    'region',
    'village',
    'road_segment',
    'facility',
    'work',
    'report',
  ]);
  for (const load of loads) expect(load.rejected_count, load.dataset).toBe(0);
  for (const load of loads.slice(3)) expect(load).toMatchObject({ is_sample: true, data_date: '2020-09-30' });
  expect(await stageTables(database)).toBe(0);
});

it('loads nothing again at the next start', async () => {
  const before = await standingContent(database);
  expect(await loadSample(database)).toEqual([]);
  expect(await standingContent(database)).toEqual(before);
});

it('goes on after the files that are there when it was interrupted', async () => {
  await database
    .knex('load_problem')
    .whereIn('load_id', database.knex('load').where({ dataset: 'report' }).select('id'))
    .delete();
  const before = await standingContent(database);
  await database.knex('report').delete();
  await database
    .knex('indicator_value')
    .whereIn('load_id', database.knex('load').where({ dataset: 'report' }).select('id'))
    .delete();
  await database.knex.raw('ALTER TABLE load DISABLE TRIGGER load_is_kept');
  await database.knex('load').where({ dataset: 'report' }).delete();
  await database.knex.raw('ALTER TABLE load ENABLE TRIGGER load_is_kept');
  const reports = await loadSample(database);
  expect(reports.map(({ dataset }) => dataset)).toEqual(['report']);
  const bare = (rows: unknown[] | undefined) => JSON.stringify(rows).replaceAll(/"source_load": ?\d+/g, '');
  expect(bare((await standingContent(database)).report)).toBe(bare(before.report));
});
