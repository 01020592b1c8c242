import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import { testDatabase } from '../../support/database.ts';

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

/** Asks for one row of text composed on the spot. */
async function one(text: string, params: object = {}): Promise<unknown> {
  const [row] = await database.read((tx) => sqlText<object, unknown>(text)(tx, params));
  return row;
}

test('values of every kind go in and come out', async () => {
  const row = await one(
    `SELECT CAST(:text AS text) AS text, CAST(:number AS numeric) AS number, CAST(:big AS bigint) AS big,
            CAST(:flag AS boolean) AS flag, CAST(:day AS date) AS day, CAST(:list AS text[]) AS list,
            CAST(:json AS jsonb) AS json, CAST(:none AS text) AS none`,
    {
      text: `it's :not "a" ?`,
      number: 12.3456,
      big: 9_007_199_254_740_991,
      flag: true,
      day: '2020-09-30',
      list: ['a,b', 'c"d', null],
      json: { a: [1] },
      none: null,
    },
  );
  expect(row).toEqual({
    text: `it's :not "a" ?`,
    number: 12.3456,
    big: 9_007_199_254_740_991,
    flag: true,
    day: '2020-09-30',
    list: ['a,b', 'c"d', null],
    json: { a: [1] },
    none: null,
  });
});

test('numbers and dates come out of arrays too', async () => {
  const row = await one(
    `SELECT CAST('{1.5,NULL}' AS numeric[]) AS numbers, CAST('{7}' AS bigint[]) AS counts,
            CAST('{2020-02-29}' AS date[]) AS days`,
  );
  expect(row).toEqual({ numbers: [1.5, null], counts: [7], days: ['2020-02-29'] });
});

test('the parsers of other users of the driver stay as they are', async () => {
  const { types } = await import('pg');
  expect(types.getTypeParser(types.builtins.NUMERIC, 'text')('1.50')).toBe('1.50');
  expect(types.getTypeParser(types.builtins.INT8, 'text')('7')).toBe('7');
});

test('question marks of jsonb operators and in quotes arrive as they are', async () => {
  expect(await one(`SELECT CAST('{"a": 1}' AS jsonb) ? :key AS has, 'why? ??x' AS text`, { key: 'a' })).toEqual({
    has: true,
    text: 'why? ??x',
  });
});

test('an identifier is quoted, with its schema', async () => {
  expect(await one('SELECT count(*) AS n FROM ??source', { source: 'public.load' })).toEqual({ n: 0 });
  await expect(one('SELECT count(*) AS n FROM ??source', { source: 'load; DROP TABLE load' })).rejects.toThrow(
    /does not exist/,
  );
});

test('a parameter that is missing, undefined or not used is an error before the database is asked', async () => {
  await expect(one('SELECT :a', {})).rejects.toThrow(/"a" is missing/);
  await expect(one('SELECT :a', { a: undefined })).rejects.toThrow(/"a" is missing/);
  await expect(one('SELECT :a', { a: 1, b: 2 })).rejects.toThrow(/not used: b/);
  await expect(one('SELECT :toString', {})).rejects.toThrow(/"toString" is missing/);
});

test('a file is read once, and named in errors', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-sql-'));
  const path = join(folder, 'add-one.sql');
  writeFileSync(path, '-- Adds one. :ignored\nSELECT :n + 1 AS n');
  const addOne = sqlFile<{ n: number }, { n: number }>(pathToFileURL(path));
  const run = (params: { n: number }) => database.read((tx) => addOne(tx, params));
  expect(await run({ n: 1 })).toEqual([{ n: 2 }]);
  rmSync(folder, { recursive: true });
  expect(await run({ n: 2 })).toEqual([{ n: 3 }]);
  await expect(database.read((tx) => addOne(tx, {} as { n: number }))).rejects.toThrow(/add-one\.sql/);
});
