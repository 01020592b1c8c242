import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { copyDatabase } from '../../../support/database.ts';
import { folderOf } from '../../../support/embedded-engine.ts';
import { hostOf, stopHost } from '../../../support/stop-host.ts';
import { openTestDatabase } from '../../../support/test-engine.ts';
import { runClient, startClient } from './start-client.ts';

let name: string;
let folder: string;
let database: Database;

const notes = async (): Promise<number[]> => database.read((tx) => tx('note').orderBy('id').pluck('id'));

beforeAll(async () => {
  name = await copyDatabase(inject('template'));
  folder = folderOf(name);
  database = await openTestDatabase(name);
  await database.write((tx) => tx.raw('CREATE TABLE note (id integer PRIMARY KEY)'));
});

afterEach(async () => {
  await database.write((tx) => tx('note').delete());
});

test('two processes write at once into one database', async () => {
  const host = hostOf(folder);
  const [status] = await Promise.all([
    runClient(folder, 'add', [0, 40]),
    ...Array.from({ length: 40 }, (_, index) => database.write((tx) => tx('note').insert({ id: 100 + index }))),
  ]);
  expect(status).toBe(0);
  expect(await notes()).toHaveLength(80);
  expect(hostOf(folder)).toBe(host);
});

test('a client killed in an open transaction blocks nobody, and its rows are not there', async () => {
  const client = await startClient(folder, 'hold', [1]);
  const reading = notes();
  const early = await Promise.race([reading, sleep(500, 'still waiting')]);
  expect(early).toBe('still waiting');
  client.kill('SIGKILL');
  expect(await reading).toEqual([]);
});

test('a host killed in the middle of a transaction: the transaction fails, the next one finds what was committed', async () => {
  await database.write((tx) => tx('note').insert({ id: 1 }));
  const host = hostOf(folder);
  const torn = database.write(async (tx) => {
    await tx('note').insert({ id: 2 });
    await stopHost(folder, 'SIGKILL');
    expect(existsSync(join(folder, '.s.PGSQL.5432'))).toBe(true);
    expect(hostOf(folder)).toBe(host);
    await tx('note').insert({ id: 3 });
  });
  await expect(torn).rejects.toThrow();
  expect(await notes()).toEqual([1]);
  expect(hostOf(folder)).not.toBe(host);
});

test('a host killed between two transactions is not noticed', async () => {
  await database.write((tx) => tx('note').insert({ id: 1 }));
  for (let round = 0; round < 3; round += 1) {
    process.kill(hostOf(folder) ?? 0, 'SIGKILL');
    expect(await notes()).toEqual([1]);
  }
});

test('a host told to end rolls back what is open and loses nothing', async () => {
  await database.write((tx) => tx('note').insert({ id: 1 }));
  const torn = database.write(async (tx) => {
    await tx('note').insert({ id: 2 });
    await stopHost(folder);
    await tx('note').insert({ id: 3 });
  });
  await expect(torn).rejects.toThrow();
  expect(existsSync(join(folder, 'owner.json'))).toBe(false);
  expect(await notes()).toEqual([1]);
});

test('several programs that find no host start one', async () => {
  await stopHost(folder);
  const statuses = await Promise.all([0, 10, 20].map((from) => runClient(folder, 'add', [from, from + 10])));
  expect(statuses).toEqual([0, 0, 0]);
  expect(await notes()).toHaveLength(30);
});

test('a statement that the engine would die of ends only the connection that sent it', async () => {
  const host = hostOf(folder);
  await expect(database.knex.raw('COPY note FROM STDIN')).rejects.toThrow(/COPY FROM STDIN does not work/);
  expect(await notes()).toEqual([]);
  expect(hostOf(folder)).toBe(host);
});

test('the host ends soon after the last client left, and the next start keeps the data', async () => {
  await database.write((tx) => tx('note').insert({ id: 7 }));
  await database.close();
  await expect.poll(() => hostOf(folder), { timeout: 15_000 }).toBeUndefined();
  expect(existsSync(join(folder, '.s.PGSQL.5432'))).toBe(false);
  database = await openTestDatabase(name);
  expect(await notes()).toEqual([7]);
});
