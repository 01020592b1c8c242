import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadFile, undoLoad } from '#etl/load-file.ts';
import { isLeftOver, takeStageName } from '#etl/stage/stage-names.ts';
import { copyDatabase } from '../support/database.ts';
import { folderOf } from '../support/embedded-engine.ts';
import { hostOf, stopHost } from '../support/stop-host.ts';
import { engineName, openTestDatabase, testEngine } from '../support/test-engine.ts';
import { LoadProcess } from './support/load-process.ts';
import { buildCity, programme, roads, stageTables, toGeojson, writeFile } from './support/small-city.ts';
import { standingDigest } from './support/standing-digest.ts';

const name = await copyDatabase(inject('template'));
const database = await openTestDatabase(name);
afterAll(() => database.close());

const oldRows = roads(200);
const newRows = roads(270)
  .slice(40)
  .map(({ row, geometry }) => ({ row: { ...row, maintained: true }, geometry }));
const versions = {
  old: writeFile('old.geojson', toGeojson(oldRows)),
  new: writeFile('new.geojson', toGeojson(newRows)),
};
type Version = keyof typeof versions;
const other = (version: Version): Version => (version === 'old' ? 'new' : 'old');

const load = (file: string, mode: 'replace' | 'merge' = 'replace') =>
  loadFile(database, { dataset: 'road_segment', programme, file, mode });
const start = (version: Version) => new LoadProcess(versions[version], testEngine().variables(name));

/** Digests of the two states between which every load goes. */
const states = { old: '', new: '' };
let standing: Version = 'old';
/** Milliseconds in the life of a load that nobody kills. */
const life = { open: 0, publish: 0, done: 0, end: 0 };

beforeAll(async () => {
  await buildCity(database);
  await load(versions.old);
  states.old = await standingDigest(database);
  const undisturbed = start('new');
  life.end = await undisturbed.ended;
  life.open = undisturbed.saidMs.get('open') ?? 0;
  life.publish = undisturbed.saidMs.get('publish 0') ?? 0;
  life.done = undisturbed.saidMs.get('done') ?? 0;
  states.new = await standingDigest(database);
  standing = 'new';
});

/** A server notices a dead client only when it next talks to it: waits until nobody else is inside. */
async function settled(): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    const { rows } = await database.knex.raw(`
      SELECT count(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`);
    if (rows[0].n === 0) return;
    await sleep(25);
  }
  throw new Error('someone is still inside');
}

/** Process ids of the hosts of the embedded database; of a server none. */
const hosts = new Set<number | undefined>();

/** Lets a load of the other state begin, interrupts it, and holds what it left against the two states. */
async function interrupt(how: (process: LoadProcess) => Promise<void>): Promise<void> {
  const target = other(standing);
  const process = start(target);
  await how(process);
  await process.kill();
  await settled();
  const found = await standingDigest(database);
  expect([states.old, states.new]).toContain(found);
  if (found === states[target]) standing = target;
  expect(await load(versions[other(standing)])).toMatchObject({ rejected: 0 });
  standing = other(standing);
  expect(await standingDigest(database)).toBe(states[standing]);
  expect(await stageTables(database)).toBe(0);
  hosts.add(hostOf(folderOf(name)));
}

const seed = Number(process.env.TEST_SEED ?? Date.now() % 100_000);
const draws = fc.sample(fc.integer({ min: 0, max: 999 }), { seed, numRuns: 30 }).map((number) => number / 1000);
/** Draws spread over a stretch of time, one in each part of it. */
const spread = (some: readonly number[]) =>
  some.map((draw, index) => Math.round(1000 * ((index + draw) / some.length)) / 1000);
const early = spread(draws.slice(0, 6));
const later = spread(draws.slice(6, 24));
const publishing = spread(draws.slice(24));
/** On the embedded engine some take the host of the database along. */
const withHost = new Set(engineName() === 'embedded' ? [later[3], later[9], later[15]] : []);

describe(`a load killed at 30 moments of seed ${seed} leaves the old state or the new one`, () => {
  it('which differ, and it lives through these moments', () => {
    expect(states.old).not.toBe(states.new);
    const moments = [0, life.open, life.publish, life.done, life.end];
    expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
  });

  it.each(early)('at %d of the way to the database', (part) => interrupt((process) => process.lives(part * life.open)));

  it.each(later)('at %d of the way from there to its end', (part) =>
    interrupt(async (process) => {
      await process.says('open');
      await process.lives((process.saidMs.get('open') ?? 0) + part * (life.end - life.open));
      if (withHost.has(part)) await stopHost(folderOf(name), 'SIGKILL');
    }),
  );

  it.each(publishing)('at %d of the way through its publishing', (part) =>
    interrupt(async (process) => {
      await process.says('publish 0');
      await sleep(part * (life.done - life.publish));
    }),
  );

  it('and a host that was killed with it has been followed by another', () => {
    expect(hosts.size).toBe(1 + withHost.size);
  });
});

describe('two at once', () => {
  it('loads are published one after the other, and the second sees what the first did', async () => {
    await load(versions.old);
    const [one, two] = await Promise.all([load(versions.new), load(versions.new)]);
    const numbers = [one.load ?? 0, two.load ?? 0].sort((a, b) => a - b);
    expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1);
    const touched = [one, two].map(({ added, changed, removed }) => added + changed + removed);
    expect(Math.min(...touched)).toBe(0);
    expect(Math.max(...touched)).toBeGreaterThan(0);
    const { rows } = await database.knex.raw(`
      SELECT count(*) AS n FROM road_segment WHERE load_to = 2147483647`);
    expect(rows[0].n).toBe(newRows.length);
    expect(await standingDigest(database)).toBe(states.new);
  });

  it('a load and an undo of the same records end in the load, whichever was first', async () => {
    await load(versions.old);
    const { load: undone } = await load(versions.new);
    const third = writeFile('third.geojson', toGeojson(roads(90)));
    const [, undo] = await Promise.allSettled([load(third), undoLoad(database, undone ?? 0)]);
    if (undo.status === 'rejected') expect(undo.reason).toMatchObject({ code: 'undo_blocked' });
    const found = await standingDigest(database);
    await load(versions.old);
    await load(third);
    expect(found).toBe(await standingDigest(database));
  });

  it('a load and an undo of other records both have their way', async () => {
    await load(versions.old);
    const { load: undone } = await load(versions.new);
    const more = writeFile('more.geojson', toGeojson(roads(320).slice(270)));
    const [added, undo] = await Promise.all([load(more, 'merge'), undoLoad(database, undone ?? 0)]);
    expect(added).toMatchObject({ added: 50, changed: 0, removed: 0 });
    expect(Math.abs((added.load ?? 0) - (undo.load ?? 0))).toBe(1);
    const found = await standingDigest(database);
    await undoLoad(database, added.load ?? 0);
    expect(await standingDigest(database)).toBe(states.old);
    await load(more, 'merge');
    expect(await standingDigest(database)).toBe(found);
  });
});

describe('stage tables', () => {
  it('of this process and of living ones are kept, of dead ones dropped', () => {
    const mine = takeStageName('village');
    expect(isLeftOver(mine)).toBe(false);
    expect(isLeftOver(`${mine}_problem`)).toBe(false);
    expect(isLeftOver(mine.replace(/_p\d+_/, '_p1_'))).toBe(false);
    expect(isLeftOver(mine.replace(/_p\d+_/, '_p4194999_'))).toBe(true);
    expect(isLeftOver(mine.replace(/_\d+$/, '_999999'))).toBe(true);
    expect(isLeftOver('someone_elses_table')).toBe(false);
  });

  it('of other hosts are dropped after a day', () => {
    const foreign = takeStageName('village').replace(/_h[0-9a-f]{6}_/, '_h000000_');
    expect(isLeftOver(foreign)).toBe(false);
    expect(isLeftOver(foreign, Date.now() + 25 * 3_600_000)).toBe(true);
  });
});
