import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { testDatabase } from '../../support/database.ts';

const folder = new URL('../../../geodata/database/migrations/', import.meta.url);
const names = readdirSync(folder)
  .map((name) => name.replace(/\.ts$/, ''))
  .sort();

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});

/** Tables, functions and columns that are ours, not of an extension, with their comments. */
async function describeSchema(): Promise<{ object: string; comment: string | null }[]> {
  const { rows } = await database.knex.raw(`
    WITH ours AS (
      SELECT c.oid, n.nspname, c.relname
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('public', 'stage') AND c.relkind IN ('r', 'v', 'm', 'p')
         AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e'))
    SELECT relname AS object, obj_description(oid, 'pg_class') AS comment FROM ours
    UNION ALL
    SELECT relname || '.' || attname, col_description(ours.oid, attnum)
      FROM ours JOIN pg_attribute a ON a.attrelid = ours.oid AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT p.oid::regprocedure::text, obj_description(p.oid, 'pg_proc')
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
     WHERE n.nspname IN ('public', 'stage')
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
    ORDER BY 1`);
  return rows;
}

test('names of migrations are a time and what they do', () => {
  for (const name of names) expect(name).toMatch(/^\d{14}_[a-z]+(_[a-z]+)+$/);
});

test('every table, column and function says what it is', async () => {
  const schema = await describeSchema();
  expect(schema.length).toBeGreaterThan(100);
  expect(schema.filter((entry) => !entry.comment).map((entry) => entry.object)).toEqual([]);
});

test('a migrated database has nothing left to migrate', async () => {
  expect(await migrate(database, 'latest')).toEqual([]);
});

test('down takes everything away, and up again gives the same schema', async () => {
  const before = await describeSchema();
  expect(await migrate(database, 'down-all')).toEqual(names.toReversed());
  const rest = (await describeSchema()).map((entry) => entry.object);
  expect(rest.filter((object) => !object.startsWith('schema_migration'))).toEqual([]);
  expect(await migrate(database, 'latest')).toEqual(names);
  expect(await describeSchema()).toEqual(before);
});

test('two programs that start at once migrate once', async () => {
  await migrate(database, 'down-all');
  const ran = await Promise.all([migrate(database, 'latest'), migrate(database, 'latest')]);
  expect(ran.flat().toSorted()).toEqual(names);
});

test('a database of a newer version is refused and left alone', async () => {
  await database.write((tx) =>
    tx('schema_migration').insert({ name: '29990101000000_from_tomorrow', batch: 9, migration_time: new Date() }),
  );
  await expect(migrate(database, 'latest')).rejects.toMatchObject({ code: 'database_newer' });
  await expect(migrate(database, 'down-all')).rejects.toThrow(/newer version .*29990101000000_from_tomorrow/);
  await database.write((tx) => tx('schema_migration').where({ batch: 9 }).delete());
  expect(await migrate(database, 'latest')).toEqual([]);
});
