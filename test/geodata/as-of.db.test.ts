import { beforeAll, expect, test } from 'vitest';
import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '../support/database.ts';

let database: Database;

async function publish(id: number, root: string, dataDate: string, isSample = false): Promise<void> {
  await database.write(async (tx) => {
    await tx('load_counter').update({ last_id: id });
    await tx('load').insert({
      id,
      kind: 'publish',
      dataset: 'village',
      root_region: root,
      region_code: root,
      mode: 'guarded',
      file_name: 'villages.csv',
      data_date: dataDate,
      is_sample: isSample,
    });
  });
}

const at = (root: string, asOf?: string) => database.read((tx) => resolveAsOf(tx, root, asOf));

beforeAll(async () => {
  database = await testDatabase();
  await publish(1, 'A', '2020-03-31');
  await publish(2, 'B', '2020-04-30', true);
  await publish(3, 'A', '2020-09-30', true);
  await publish(4, 'A', '2020-06-30');
});

test('without asOf it is the newest load of the root, with the newest data date so far', async () => {
  expect(await at('A')).toEqual({ load: 4, asOf: '2020-09-30', sample: true, root: 'A' });
  expect(await at('B')).toEqual({ load: 2, asOf: '2020-04-30', sample: true, root: 'B' });
});

test('a number is the state after that load, and loads of other roots do not count', async () => {
  expect(await at('A', '2')).toEqual({ load: 1, asOf: '2020-03-31', sample: false, root: 'A' });
  expect(await at('A', '3')).toMatchObject({ load: 3, sample: true });
  expect(await at('B', '1')).toEqual({ load: 0, asOf: null, sample: false, root: 'B' });
});

test('a date takes the newest load before the first one of later data, the day itself included', async () => {
  // Load 4 corrects June after September was loaded: its state is one of September.
  expect(await at('A', '2020-06-30')).toMatchObject({ load: 1, asOf: '2020-03-31' });
  expect(await at('A', '2020-06-29')).toMatchObject({ load: 1 });
  expect(await at('A', '2020-03-31')).toMatchObject({ load: 1 });
  expect(await at('A', '2031-01-01')).toMatchObject({ load: 4 });
});

test('a load after the newest is unknown, a date before the first has no data', async () => {
  await expect(at('A', '5')).rejects.toMatchObject({ code: 'unknown_load', status: 404 });
  await expect(at('A', '2020-03-30')).rejects.toMatchObject({ code: 'no_data_at', status: 404 });
  await expect(at('Z', '2020-03-31')).rejects.toThrow(/nothing was loaded yet/);
});

test('a root without loads rests on load 0', async () => {
  expect(await at('Z')).toEqual({ load: 0, asOf: null, sample: false, root: 'Z' });
});

test.each(['0', '-1', '2020-02-30', '2020-13-01', '2020-6-1', "1'; DROP TABLE load", '', '1e3', '9999999999'])(
  'asOf %j is neither a load nor a date',
  async (asOf) => {
    await expect(at('A', asOf)).rejects.toMatchObject({ code: 'as_of_malformed', status: 400 });
  },
);
