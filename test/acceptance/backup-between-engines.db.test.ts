import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { restoreBackup } from '#etl/backup/restore-backup.ts';
import { type BackupReport, writeBackup } from '#etl/backup/write-backup.ts';
import type { Database } from '#geodata/database/database.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { startTestServer } from '#test/api/support/test-server.ts';
import { cityWithHistory, loadRoads } from '#test/etl/support/city-with-history.ts';
import { newestValues, standingContent } from '#test/etl/support/small-city.ts';
import { standingDigest } from '#test/etl/support/standing-digest.ts';
import { afterFile } from '#test/support/after-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { embeddedEngine } from '#test/support/embedded-engine.ts';
import { onServer, serverEngine } from '#test/support/server-engine.ts';
import { engineName, openTestDatabase } from '#test/support/test-engine.ts';

const other = engineName() === 'server' ? embeddedEngine : serverEngine;
/** The embedded engine runs everywhere; a server is there when TEST_DATABASE_URL or its default answers. */
const hasServer = await onServer(async () => true).catch(() => false);
const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-backup-'));

async function otherDatabase(): Promise<Database> {
  const name = `tongcun_other_${randomBytes(6).toString('hex')}`;
  await other.create(name);
  afterFile(() => other.drop(name));
  const database = await openTestDatabase(name, other);
  afterFile(() => database.close());
  await migrate(database, 'latest');
  return database;
}

/** All lines but the head, which names time and engine, and the end, whose digest covers the head. */
function linesOf({ file }: BackupReport): string[] {
  return gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1, -2);
}

async function answers(database: Database): Promise<unknown[]> {
  const { json } = await startTestServer(database);
  const paths = [
    '/api/values?indicator=maintenance-rate&level=town',
    '/api/indicators/maintenance-rate/records?limit=1000&asOf=3',
    '/api/awards',
    '/api/orders',
    '/api/loads',
    '/api/programmes/small-city',
    '/api/progress?children=true',
  ];
  return Promise.all(paths.map(json));
}

describe.skipIf(!hasServer)('a backup goes from one engine to the other and back', () => {
  let first: Database;
  let second: Database;
  let there: BackupReport;
  let back: BackupReport;

  beforeAll(async () => {
    [first, second] = [await testDatabase(), await otherDatabase()];
    expect([first.engine, second.engine].sort()).toEqual(['embedded', 'server']);
    await cityWithHistory(first);
    there = await writeBackup(first, join(folder, 'there'));
    await restoreBackup(second, { path: there.file, replace: false });
    back = await writeBackup(second, join(folder, 'back'));
  });

  it('with every row of every table as it was', async () => {
    expect(back.rows).toBe(there.rows);
    expect(linesOf(back)).toEqual(linesOf(there));
    expect(linesOf(there).length).toBeGreaterThan(300);
    expect(await standingDigest(second)).toBe(await standingDigest(first));
  });

  it('with the same answers to the same questions', async () => {
    expect(await answers(second)).toEqual(await answers(first));
  });

  it('and takes the same further loads, with the same numbers, on both', async () => {
    const reports = [await loadRoads(first, 140), await loadRoads(second, 140)];
    expect(reports[1]).toEqual(reports[0]);
    expect(await standingContent(second)).toEqual(await standingContent(first));
    expect(await newestValues(second)).toEqual(await newestValues(first));
  });

  it('comes back to where it began, in place of what is there', async () => {
    await restoreBackup(first, { path: back.file, replace: true });
    const again = await writeBackup(first, join(folder, 'again'));
    expect(linesOf(again)).toEqual(linesOf(there));
    expect((await loadRoads(first, 141)).load).toBe(((await loadRoads(second, 141)).load ?? 0) - 1);
  });
});
