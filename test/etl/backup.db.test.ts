import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { findContent, listTables } from '#etl/backup/list-tables.ts';
import { restoreBackup } from '#etl/backup/restore-backup.ts';
import { type BackupReport, writeBackup } from '#etl/backup/write-backup.ts';
import { run } from '#etl/command-line/run.ts';
import { undoLoad } from '#etl/load-file.ts';
import { followOrder } from '#etl/orders/follow-order.ts';
import { listAllOrders } from '#etl/orders/list-all-orders.ts';
import type { Database } from '#geodata/database/database.ts';
import { startTestServer } from '#test/api/support/test-server.ts';
import { afterFile } from '../support/after-file.ts';
import { copyDatabase } from '../support/database.ts';
import { readContent } from '../support/database-state.ts';
import { openTestDatabase, testEngine } from '../support/test-engine.ts';
import { cityWithHistory, loadRoads } from './support/city-with-history.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-backup-'));
const file = join(folder, 'city.backup');
const emptyName = await copyDatabase(inject('template'));
let city: Database;
let empty: Database;
let report: BackupReport;

beforeAll(async () => {
  city = await openTestDatabase(await copyDatabase(inject('template')));
  afterFile(() => city.close());
  await cityWithHistory(city);
  report = await writeBackup(city, file);
  empty = await openTestDatabase(emptyName);
  afterFile(() => empty.close());
});

/** What the tables and sequences hold, by a digest of its own; times of migrations aside. */
async function contentOf(database: Database) {
  const { tables, sequences } = await readContent(database);
  const own = (name: string): boolean => !/schema_migration|spatial_ref_sys/.test(name);
  return {
    tables: tables.filter(({ name }) => own(name)).map(({ name, count, digest }) => [name, count, digest]),
    sequences: sequences.filter(({ name }) => own(name)),
  };
}

const isEmpty = (database: Database): Promise<boolean> =>
  database.read(async (tx) => (await findContent(tx, await listTables(tx))) === undefined);

/** The backup with some of its lines changed, and the digest as it must then be. */
function rewritten(name: string, change: (lines: string[]) => string[], digest?: string): string {
  const sound = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const lines = change(sound);
  expect(lines).not.toEqual(sound);
  const end = JSON.parse(lines.at(-1) ?? '');
  const before = `${lines.slice(0, -1).join('\n')}\n`;
  const sha256 = digest ?? createHash('sha256').update(before).digest('hex');
  const path = join(folder, name);
  writeFileSync(path, gzipSync(`${before}${JSON.stringify({ ...end, sha256 })}\n`));
  return path;
}

describe('a backup', () => {
  it('holds every table that a migration made, and something of each', async () => {
    const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
    const end = JSON.parse(lines.at(-1) ?? '');
    const { rows } = await city.knex.raw(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
      AND tablename !~ '^(schema_migration|spatial_ref_sys)' ORDER BY tablename COLLATE "C"`);
    expect(Object.keys(end.rows).sort()).toEqual(rows.map(({ name }: { name: string }) => name));
    for (const table of [
      'load',
      'load_problem',
      'programme',
      'region',
      'road_segment',
      'indicator_value',
      'award_event',
      'order_event',
    ]) {
      expect(end.rows[table], table).toBeGreaterThan(0);
    }
    expect(report.rows).toBe(Object.values(end.rows as Record<string, number>).reduce((sum, count) => sum + count, 0));
    expect(report).toMatchObject({ sha256: end.sha256, bytes: readFileSync(file).length });
  });

  it('never takes the place of a file, and leaves nothing half written', async () => {
    const before = readFileSync(file);
    await expect(writeBackup(city, file)).rejects.toMatchObject({ code: 'file_exists' });
    expect(readFileSync(file)).toEqual(before);
    await expect(writeBackup(city, join(folder, 'nowhere', 'x'))).rejects.toMatchObject({ code: 'file_not_writable' });
    expect(existsSync(`${file}.partial`)).toBe(false);
  });
});

describe('a restore', () => {
  it('refuses whatever is not the whole backup, bit by bit, before it changes anything', async () => {
    const whole = readFileSync(file);
    const path = join(folder, 'spoilt.backup');
    const spoilt = fc.oneof(
      fc.integer({ min: 0, max: whole.length - 1 }).map((length) => whole.subarray(0, length)),
      // Ten bytes of a gzip head carry nothing that is checked.
      fc.tuple(fc.integer({ min: 10, max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })).map(([at, flip]) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        return bytes;
      }),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        writeFileSync(path, bytes);
        await expect(restoreBackup(empty, { path, replace: true })).rejects.toMatchObject({ code: 'backup_damaged' });
      }),
      { numRuns: 40, examples: [[Buffer.from('not gzip')], [gzipSync('{}\n')], [gzipSync('')]] },
    );
    expect(await isEmpty(empty)).toBe(true);
  });

  it.each([
    ['a value that was changed', (lines: string[]) => lines.map((line) => line.replace('小城市', '大城市')), 'kept'],
    [
      'a row that is missing',
      (lines: string[]) => lines.toSpliced(lines.indexOf('{"table":"region"}') + 1, 1),
      'renewed',
    ],
    ['a row of other columns', (lines: string[]) => lines.map((line) => line.replace(/^\["/, '["1","')), 'renewed'],
    [
      'a table twice',
      (lines: string[]) => lines.flatMap((line) => (line === '{"table":"load"}' ? [line, line] : [line])),
      'renewed',
    ],
    ['lines that are no JSON', (lines: string[]) => lines.map((line, at) => (at === 3 ? '[' : line)), 'renewed'],
  ])('refuses %s', async (_what, change, digest) => {
    const path = rewritten('changed.backup', change, digest === 'kept' ? report.sha256 : undefined);
    await expect(restoreBackup(empty, { path, replace: false })).rejects.toMatchObject({ code: 'backup_damaged' });
    expect(await isEmpty(empty)).toBe(true);
  });

  it('refuses a file that is not there, and tables that are not those of the database', async () => {
    const nowhere = restoreBackup(empty, { path: join(folder, 'none'), replace: false });
    await expect(nowhere).rejects.toMatchObject({ code: 'backup_damaged', message: expect.stringContaining('不存在') });
    const path = rewritten('column.backup', ([head = '', ...lines]) => [head.replace('"post"', '"person"'), ...lines]);
    await expect(restoreBackup(empty, { path, replace: false })).rejects.toMatchObject({ code: 'backup_mismatch' });
    const newer = rewritten('newer.backup', ([head = '', ...lines]) => [
      head.replace('"migrations":[', '"migrations":["29990101000000_from_the_future",'),
      ...lines,
    ]);
    await expect(restoreBackup(empty, { path: newer, replace: false })).rejects.toMatchObject({
      code: 'backup_newer',
      message: expect.stringContaining('29990101000000_from_the_future'),
    });
    expect(await isEmpty(empty)).toBe(true);
  });

  it('that is killed in the middle leaves nothing half restored', async () => {
    const program = fileURLToPath(new URL('./support/restore-program.ts', import.meta.url));
    for (const table of ['road_segment', 'indicator_value']) {
      const env = { ...process.env, DATABASE_URL: '', LOG_LEVEL: 'silent', ...testEngine().variables(emptyName) };
      const child = spawn(process.execPath, ['--import', 'tsx', program, file, table], { env, stdio: 'ignore' });
      expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
      expect(await isEmpty(empty)).toBe(true);
    }
  });

  it('gives every row, number and sequence back, and loads go on from there', async () => {
    await restoreBackup(empty, { path: file, replace: false });
    expect(await contentOf(empty)).toEqual(await contentOf(city));
    const again = await writeBackup(empty, join(folder, 'again.backup'));
    expect(again.rows).toBe(report.rows);
    const [mine, others] = [await loadRoads(empty, 130), await loadRoads(city, 130)];
    expect(mine).toEqual(others);
    expect(mine.added).toBeGreaterThan(0);
    for (const database of [empty, city]) await undoLoad(database, mine.load ?? 0);
    const ids = async (database: Database) =>
      (await database.knex.raw('SELECT id, record_key, load_from, load_to FROM road_segment ORDER BY id')).rows;
    expect(await ids(empty)).toEqual(await ids(city));
    for (const table of ['award_event', 'order_event']) {
      for (const change of [`DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        await expect(empty.write((tx) => tx.raw(change))).rejects.toThrow('never changed');
      }
    }
    const closed = [];
    for (const database of [empty, city]) {
      const [found] = await database.read((tx) => listAllOrders(tx, { until: '2020-08-01' }));
      const [row] = found?.rows ?? [];
      expect(row).toMatchObject({ state: 'overdue', answeredOn: '2020-07-08' });
      const close = { kind: 'close', order: row?.order ?? 0, office: '局', post: '科长' } as const;
      closed.push(await followOrder(database, close));
    }
    expect(closed[0]).toEqual(closed[1]);
  });

  it('refuses a database that holds something, unless it is told to give it up', async () => {
    const before = await contentOf(empty);
    await expect(restoreBackup(empty, { path: file, replace: false })).rejects.toMatchObject({
      code: 'database_not_empty',
      message: expect.stringMatching(/不是空的.*--replace/),
    });
    expect(await contentOf(empty)).toEqual(before);
    let out = '';
    const streams = { out: { write: (text: string) => (out += text) }, err: { write: () => true } };
    const openDatabase = async () => ({ ...empty, close: async () => {} });
    expect(await run(['restore', file], { streams, openDatabase })).toBe(1);
    expect(await run(['restore', file, '--replace', '--json'], { streams, openDatabase })).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ file, rows: report.rows });
    const own = join(folder, 'own.backup');
    out = '';
    expect(await run(['backup', own], { streams, openDatabase })).toBe(0);
    expect(out).toMatch(/^已备份 .*张表 \d+ 行/);
    const lines = (path: string) => gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(1, -2);
    expect(lines(own)).toEqual(lines(file));
  });

  it('goes through while a server answers, which then has the new state', async () => {
    const server = await startTestServer(empty);
    let isDone = false;
    const statuses = new Set<number>();
    const reader = async (path: string): Promise<void> => {
      for (let at = 0; !isDone; at += 1) {
        const response = await server.get(`${path}&limit=${1 + (at % 400)}`);
        await response.text();
        statuses.add(response.status);
      }
    };
    const readers = ['/api/loads?', '/api/indicators/maintenance-rate/records?'].flatMap((path) => [path, path]);
    const running = Promise.all(readers.map(reader));
    for (let round = 0; round < 3; round += 1) await restoreBackup(empty, { path: file, replace: true });
    isDone = true;
    await running;
    expect([...statuses]).toEqual([200]);
    await server.app.services.watch.refresh();
    const loads = (await server.json('/api/loads')) as { loads: { load: number }[] };
    const { rows } = await city.knex.raw(`SELECT count(*) AS n FROM load WHERE id <= ?`, [loads.loads[0]?.load ?? 0]);
    expect(loads.loads).toHaveLength(rows[0].n);
  });

  it('takes a backup of an older version and brings it up to date', async () => {
    const older = rewritten('older.backup', ([head = '', ...lines]) => {
      const told = JSON.parse(head);
      const isGone = (name: string): boolean => /(award|order)_event$/.test(name);
      const end = JSON.parse(lines.at(-1) ?? '');
      const kept = {
        ...told,
        tables: told.tables.filter(({ name }: { name: string }) => !isGone(name)),
        migrations: told.migrations.filter((name: string) => !isGone(name)),
      };
      const gone = Object.keys(end.rows).filter(isGone);
      const rest = gone.reduce((left, table) => {
        return left.toSpliced(left.indexOf(`{"table":"${table}"}`), 1 + end.rows[table]);
      }, lines);
      const sequences = end.sequences.filter(({ table }: { table: string }) => !isGone(table));
      const rows = Object.fromEntries(Object.entries(end.rows).filter(([name]) => !isGone(name)));
      return [JSON.stringify(kept), ...rest.slice(0, -1), JSON.stringify({ ...end, rows, sequences })];
    });
    await restoreBackup(empty, { path: older, replace: true });
    for (const table of ['award_event', 'order_event']) {
      const { rows } = await empty.knex.raw('SELECT count(*) AS n FROM ??', [table]);
      expect(rows[0].n).toBe(0);
      await expect(empty.write((tx) => tx.raw('TRUNCATE ??', [table]))).rejects.toThrow('never changed');
    }
    expect((await loadRoads(empty, 130)).added).toBeGreaterThan(0);
  });
});
