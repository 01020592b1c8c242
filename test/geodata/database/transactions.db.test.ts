import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '../../support/database.ts';

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await database.write((tx) => tx.raw('CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL)'));
});

const countNotes = async () => (await database.read((tx) => tx('note').count({ n: '*' })))[0]?.n;

test('a read cannot change anything', async () => {
  const change = database.read((tx) => tx('note').insert({ id: 1, text: 'no' }));
  await expect(change).rejects.toMatchObject({ code: '25006' });
  expect(await countNotes()).toBe(0);
});

test('a write that throws leaves nothing behind', async () => {
  const failing = database.write(async (tx) => {
    await tx('note').insert({ id: 1, text: 'half' });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await countNotes()).toBe(0);
});

test('a statement that fails leaves nothing behind, and the connection goes on', async () => {
  const failing = database.write(async (tx) => {
    await tx('note').insert({ id: 1, text: 'first' });
    await tx('note').insert({ id: 1, text: 'again' });
  });
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  expect(await countNotes()).toBe(0);
});

test('a setting of one transaction does not reach the next', async () => {
  await database.write((tx) => tx.raw("SET LOCAL TIME ZONE 'Asia/Shanghai'"));
  const { rows } = await database.read((tx) => tx.raw('SHOW TIME ZONE'));
  expect(rows[0].TimeZone).not.toBe('Asia/Shanghai');
});

test('many transactions at once neither mix nor get lost', async () => {
  await database.write((tx) => tx('note').delete());
  const add = (id: number) =>
    database.write(async (tx) => {
      await tx('note').insert({ id, text: `note ${id}` });
      if (id % 5 === 0) throw new Error('every fifth');
    });
  const ids = Array.from({ length: 60 }, (_, index) => index);
  const results = await Promise.allSettled(ids.map(add));
  expect(results.filter((result) => result.status === 'rejected')).toHaveLength(12);
  expect(await countNotes()).toBe(48);
});

test('plain statements outside of transactions do not mix their parameters', async () => {
  const ask = async (id: number) => {
    const { rows } = await database.knex.raw('SELECT CAST(? AS integer) AS id, CAST(? AS text) AS text', [
      id,
      `#${id}`,
    ]);
    return rows[0];
  };
  const ids = Array.from({ length: 200 }, (_, index) => index);
  expect(await Promise.all(ids.map(ask))).toEqual(ids.map((id) => ({ id, text: `#${id}` })));
});

test('a failing statement among others fails alone', async () => {
  const ask = async (id: number) =>
    (await database.knex.raw('SELECT 100 / CAST(? AS integer) AS q', [id % 10])).rows[0].q;
  const results = await Promise.allSettled(Array.from({ length: 100 }, (_, index) => ask(index)));
  expect(results.map((result) => result.status === 'fulfilled')).toEqual(results.map((_, id) => id % 10 !== 0));
});

test('large parameters and large answers pass', async () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `${index} `.padEnd(400, '村'));
  const { rows } = await database.read((tx) => tx.raw('SELECT unnest(CAST(? AS text[])) AS line', [lines]));
  expect(rows.map((row: { line: string }) => row.line)).toEqual(lines);
});

test('a closed database refuses work, and may be closed again', async () => {
  await database.close();
  await expect(database.read((tx) => tx.raw('SELECT 1'))).rejects.toThrow();
  await database.close();
});
