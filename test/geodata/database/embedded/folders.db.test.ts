import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { prepareDataFolder } from '#geodata/database/embedded/data-folder.ts';
import { spawnHost } from '#geodata/database/embedded/start-host.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { copyDatabase } from '../../../support/database.ts';
import { folderOf } from '../../../support/embedded-engine.ts';
import { stopHost } from '../../../support/stop-host.ts';
import { testSettings } from '../../../support/test-engine.ts';

let folder: string;
let steps: string[];

beforeEach(async () => {
  folder = folderOf(await copyDatabase(inject('template')));
  steps = [];
});

afterEach(() => stopHost(folder));

/** Opens the folder, asks for the number of migrations, closes. */
async function countMigrations(dataDir: string): Promise<number> {
  const settings = testSettings({ DATA_DIR: dataDir });
  const database = await openDatabase(settings, createLog(settings), (step) => steps.push(step));
  try {
    const [row] = await database.read((tx) => tx('schema_migration').count({ n: '*' }));
    return Number(row?.n);
  } finally {
    await database.close();
  }
}

test('a path too long for a socket works', async () => {
  const long = join(tmpdir(), `tongcun_test_${'村'.repeat(60)}_${process.pid}`);
  renameSync(folder, long);
  try {
    expect(await countMigrations(long)).toBeGreaterThan(0);
  } finally {
    await stopHost(long);
    rmSync(long, { recursive: true });
  }
});

test('what a dead host left behind is cleared away', async () => {
  writeFileSync(join(folder, '.s.PGSQL.5432'), '');
  const dead = { pid: process.pid, started: 'another time', machine: (await import('node:os')).hostname(), claim: 'x' };
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(dead));
  expect(await countMigrations(folder)).toBeGreaterThan(0);
});

test('a first start that was killed is begun anew', { timeout: 180_000 }, async () => {
  rmSync(join(folder, 'postgres', 'tongcun-complete'));
  rmSync(join(folder, 'postgres', 'global'), { recursive: true });
  await expect(countMigrations(folder)).rejects.toMatchObject({ code: '42P01' });
  expect(steps[0]).toMatch(/creating the embedded database/);
});

test('a folder that is a file, or below one, is refused in one sentence', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'below')]) {
    await expect(countMigrations(path)).rejects.toMatchObject({ code: 'data_folder_unusable', status: 503 });
    await expect(countMigrations(path)).rejects.toThrow(/cannot be used \(.*not a folder\).*DATA_DIR/);
  }
});

test('a folder of another version is refused and left alone', async () => {
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '19\n');
  await expect(countMigrations(folder)).rejects.toThrow(/PostgreSQL 19, this one is 18.*backup/);
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n');
  expect(await countMigrations(folder)).toBeGreaterThan(0);
});

test('a damaged folder is told as such, with the place of the details', async () => {
  rmSync(join(folder, 'postgres', 'global', 'pg_control'));
  mkdirSync(join(folder, 'postgres', 'global', 'pg_control'));
  await expect(countMigrations(folder)).rejects.toThrow(/does not start .*embedded\.log/);
});

test('a host whose folder is thrown away while it starts ends itself, and does not bring back what was gone before', async () => {
  const throwAway = async (delayMs: number): Promise<string> => {
    const thrownAway = prepareDataFolder(join(folder, `thrown-away-${delayMs}`));
    const ended = once(spawnHost(thrownAway), 'exit');
    await sleep(delayMs);
    rmSync(thrownAway.path, { recursive: true, maxRetries: 5 });
    await ended;
    return thrownAway.path;
  };
  const [early = ''] = await Promise.all([0, 100, 200, 400, 800].map(throwAway));
  expect(existsSync(early)).toBe(false);
});
