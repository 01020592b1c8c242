import { expect, inject, it } from 'vitest';
import { writeSmallData } from '#test/api/support/small-data.ts';
import { readContent, readMark, restoreRows } from './database-state.ts';
import { folderOf } from './embedded-engine.ts';
import { takeKept } from './kept-database.ts';
import { hostOf, stopHost } from './stop-host.ts';
import { openTestDatabase } from './test-engine.ts';

const template = inject('template');

async function take(isRestorable = true) {
  const taken = await takeKept(template, isRestorable);
  if (!taken) throw new Error('it is taken');
  const database = await openTestDatabase(taken.name);
  const giveBack = async () => {
    await database.close();
    await taken.giveBack();
  };
  return { database, host: hostOf(folderOf(taken.name)), folder: folderOf(taken.name), giveBack };
}

it('a kept database comes back without what a file wrote into it and what the planner learned of it', async () => {
  const one = await take();
  expect(await takeKept(template, true)).toBeUndefined();
  const fresh = await readContent(one.database);
  expect(fresh.tables.length).toBeGreaterThan(10);
  await writeSmallData(one.database);
  await one.database.knex.raw('ANALYZE');
  expect(await readContent(one.database)).not.toEqual(fresh);
  await one.giveBack();

  const two = await take();
  expect(await readContent(two.database)).toEqual(fresh);
  expect(two.host).toBe(one.host);
  await two.giveBack();
});

it('what its rows do not tell is noticed', async () => {
  const { database, giveBack } = await take();
  const [fresh, mark] = [await readContent(database), await readMark(database)];
  const changes: readonly (readonly [there: string, back: string])[] = [
    ['CREATE TABLE stage.left_behind (id integer)', 'DROP TABLE stage.left_behind'],
    ['CREATE INDEX left_behind ON load (dataset)', 'DROP INDEX left_behind'],
    ["COMMENT ON SCHEMA stage IS 'left behind'", 'COMMENT ON SCHEMA stage IS NULL'],
    ['CREATE SEQUENCE left_behind', 'DROP SEQUENCE left_behind'],
    [
      "UPDATE spatial_ref_sys SET auth_name = 'x' WHERE srid = 4326",
      "UPDATE spatial_ref_sys SET auth_name = 'EPSG' WHERE srid = 4326",
    ],
  ];
  for (const [there, back] of changes) {
    await database.knex.raw(there);
    await restoreRows(database, fresh);
    expect(await readContent(database), there).not.toEqual(fresh);
    await database.knex.raw(back);
  }
  const session = [
    ["SET work_mem = '5MB'", 'RESET work_mem'],
    ['LISTEN left_behind', 'UNLISTEN *'],
  ] as const;
  for (const [there, back] of session) {
    await database.knex.raw(there);
    expect((await readMark(database)).session, there).not.toBe(mark.session);
    await database.knex.raw(back);
    expect((await readMark(database)).session).toBe(mark.session);
  }
  await database.knex.raw('CREATE TABLE left_behind (id integer)');
  await giveBack();

  const next = await take();
  expect(await readContent(next.database)).toEqual(fresh);
  await next.giveBack();
});

it('one whose host died is not handed on, and one that cannot be put back only when nothing was written', async () => {
  const one = await take();
  await stopHost(one.folder, 'SIGKILL');
  await one.database.read((tx) => tx('load').select('id'));
  await one.giveBack();
  const unwritten = await take(false);
  expect(unwritten.host).not.toBe(one.host);
  await unwritten.giveBack();
  const written = await take(false);
  expect(written.host).toBe(unwritten.host);
  await writeSmallData(written.database);
  await written.giveBack();
  const next = await take();
  expect(next.host).not.toBe(written.host);
  expect(await next.database.read((tx) => tx('load').select('id'))).toEqual([]);
  await next.giveBack();
});
