import { afterAll, inject } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import {
  createServerDatabase,
  dropServerDatabase,
  newDatabaseName,
  serverDatabaseExists,
  withServerLock,
} from './server-databases.ts';
import { serverUrlOf, testSettings } from './test-engine.ts';

/** Serialises the first loading of the sample by several test files. */
const sampleLock = 7_120_182;

/** A fresh migrated database for the calling test file; closed and dropped after the file. */
export async function testDatabase(): Promise<Database> {
  return openCopy(inject('template'));
}

/** The same with the sample loaded through the real pipeline; loaded once a run, then copied. */
export async function sampleDatabase(): Promise<Database> {
  const name = `${inject('template')}_sample`;
  await withServerLock(sampleLock, async () => {
    if (await serverDatabaseExists(name)) return;
    await createServerDatabase(name, inject('template'));
    try {
      await fillWithSample(name);
    } catch (error) {
      await dropServerDatabase(name);
      throw error;
    }
  });
  return openCopy(name);
}

async function fillWithSample(name: string): Promise<void> {
  const path = '#etl/load-sample.ts';
  const { loadSample }: { loadSample: (database: Database) => Promise<unknown> } = await import(path);
  const database = await open(name);
  try {
    await loadSample(database);
  } finally {
    await database.close();
  }
}

async function openCopy(template: string): Promise<Database> {
  const name = newDatabaseName('file');
  await createServerDatabase(name, template);
  const database = await open(name);
  afterAll(async () => {
    await database.close();
    await dropServerDatabase(name);
  });
  return database;
}

function open(name: string): Promise<Database> {
  const settings = testSettings({ DATABASE_URL: serverUrlOf(name) });
  return openDatabase(settings, createLog(settings));
}
