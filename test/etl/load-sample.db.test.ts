import { expect, it } from 'vitest';
import { loadSample } from '#etl/load-sample.ts';
import { sampleDatabase } from '../support/database.ts';
import { stageTables, standingContent } from './support/small-city.ts';

const database = await sampleDatabase();

it('loads the sample whole: nothing rejected, marked as demonstration data, as of its data date', async () => {
  const loads = await database.knex('load').orderBy('id').select('dataset', 'rejected_count', 'is_sample', 'data_date');
  const kinds = loads.map(({ dataset }) => dataset);
  expect(kinds.slice(0, 6)).toEqual(['plan_item', 'plan', 'target', 'region', 'village', 'road_segment']);
  expect([...new Set(kinds)].sort()).toEqual(
    [
      ...['plan_item', 'plan', 'target', 'region', 'village', 'road_segment', 'facility', 'work', 'report'],
      ...['rating', 'hazard', 'bridge', 'bus'],
    ].sort(),
  );
  for (const load of loads) expect(load.rejected_count, load.dataset).toBe(0);
  const dates = loads.slice(3).map(({ data_date: date }) => date);
  expect(dates).toEqual(dates.toSorted());
  expect([dates[0], dates.at(-1)]).toEqual(['2017-12-31', '2020-09-30']);
  for (const load of loads.slice(3)) expect(load).toMatchObject({ is_sample: true });
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
    .whereIn('load_id', database.knex('load').where({ dataset: 'bus' }).select('id'))
    .delete();
  const before = await standingContent(database);
  await database.knex('bus').delete();
  await database
    .knex('indicator_value')
    .whereIn('load_id', database.knex('load').where({ dataset: 'bus' }).select('id'))
    .delete();
  await database.knex.raw('ALTER TABLE load DISABLE TRIGGER load_is_kept');
  await database.knex('load').where({ dataset: 'bus' }).delete();
  await database.knex.raw('ALTER TABLE load ENABLE TRIGGER load_is_kept');
  const reports = await loadSample(database);
  expect(reports.map(({ dataset }) => dataset)).toEqual(['bus']);
  const bare = (rows: unknown[] | undefined) => JSON.stringify(rows).replaceAll(/"source_load": ?\d+/g, '');
  expect(bare((await standingContent(database)).bus)).toBe(bare(before.bus));
});
