import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { isLeftOver, takeStageName } from '#etl/stage/stage-names.ts';
import { copyDatabase } from '../support/database.ts';
import { openTestDatabase, testEngine } from '../support/test-engine.ts';
import {
  buildCity,
  newestValues,
  programme,
  roads,
  stageTables,
  standingContent,
  toGeojson,
  writeFile,
} from './support/small-city.ts';

const name = await copyDatabase(inject('template'));
const database = await openTestDatabase(name);
afterAll(() => database.close());
const program = fileURLToPath(new URL('./support/load-program.ts', import.meta.url));
const oldRows = roads(2000);
const newRows = roads(3300)
  .slice(150)
  .map(({ row, geometry }) => ({ row: { ...row, maintained: true }, geometry }));
const oldFile = writeFile('old.geojson', toGeojson(oldRows));
const newFile = writeFile('new.geojson', toGeojson(newRows));

const load = (file: string) => loadFile(database, { dataset: 'road_segment', programme, file, mode: 'replace' });
const state = async () => ({ content: await standingContent(database), values: await newestValues(database) });

let oldState: State;
let newState: State;

beforeAll(async () => {
  await buildCity(database);
  await load(oldFile);
  oldState = await state();
  await load(newFile);
  newState = await state();
});

function start(): { child: ChildProcess; lines: AsyncIterable<string> } {
  const child = spawn(process.execPath, ['--import', 'tsx', program, newFile], {
    env: { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', ...testEngine().variables(name) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.stdout === null) throw new Error('no output');
  return { child, lines: createInterface({ input: child.stdout }) };
}

/** Kills the load some milliseconds after it says a line. */
async function killAfter(line: string, delayMs: number): Promise<void> {
  const { child, lines } = start();
  const exited = once(child, 'exit');
  for await (const said of lines) {
    if (!said.startsWith(line)) continue;
    await new Promise((wake) => setTimeout(wake, delayMs));
    child.kill('SIGKILL');
    break;
  }
  await exited;
}

describe('a load that is killed', () => {
  it.each([
    ['while it reads', 'read', 0],
    ['while it checks', 'check', 60],
    ['before it publishes', 'diff', 0],
    ['when it begins to publish', 'publish 0', 0],
    ['while it publishes', 'publish 0', 40],
    ['a little later', 'publish 0', 150],
  ])('%s leaves the old state or the new one, never one between', async (_, line, delayMs) => {
    await load(oldFile);
    await killAfter(line, delayMs);
    await settled();
    const found = await state();
    const isOld = sameContent(found, oldState);
    const isNew = sameContent(found, newState);
    expect([isOld, isNew]).toContain(true);
    expect(await load(newFile)).toMatchObject({ rejected: 0 });
    expect(sameContent(await state(), newState)).toBe(true);
    expect(await stageTables(database)).toBe(0);
  });
});

type State = Awaited<ReturnType<typeof state>>;

/** Content and values, without the numbers of the loads that a row came with. */
function sameContent(one: State, other: State): boolean {
  const bare = (found: State): string =>
    JSON.stringify(found, (key, value) => (key === 'source_load' ? undefined : value));
  return bare(one) === bare(other);
}

/** A server notices a dead client only when it next talks to it: waits until nobody else is inside. */
async function settled(): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const { rows } = await database.knex.raw(`
      SELECT count(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`);
    if (rows[0].n === 0) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

describe('two loads at once', () => {
  it('are published one after the other, and the second sees what the first did', async () => {
    await load(oldFile);
    const [one, two] = await Promise.all([load(newFile), load(newFile)]);
    const numbers = [one.load ?? 0, two.load ?? 0].sort((a, b) => a - b);
    expect((numbers[1] ?? 0) - (numbers[0] ?? 0)).toBe(1);
    const touched = [one, two].map(({ added, changed, removed }) => added + changed + removed);
    expect(Math.min(...touched)).toBe(0);
    expect(Math.max(...touched)).toBeGreaterThan(0);
    const { rows } = await database.knex.raw(`
      SELECT count(*) AS n FROM road_segment WHERE load_to = 2147483647`);
    expect(rows[0].n).toBe(newRows.length);
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
