import type { Logger } from 'pino';
import { loadSample } from '#etl/load-sample.ts';
import type { Database } from '#geodata/database/database.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { Settings } from '#geodata/settings.ts';
import type { Terminal } from './terminal.ts';

const findSampleNeed = sqlFile<Record<string, never>, { is_needed: boolean }>(
  new URL('./find-sample-need.sql', import.meta.url),
);

/** Opens the database, brings its schema up to date and, unless it is turned off, on a first start loads the sample. */
export async function prepareData(settings: Settings, log: Logger, terminal: Terminal): Promise<Database> {
  const database = await openStep(settings, log, terminal);
  try {
    await migrateStep(database, terminal);
    if (settings.sampleOnFirstStart) await sampleStep(database, terminal);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openStep(settings: Settings, log: Logger, terminal: Terminal): Promise<Database> {
  const step = terminal.step('数据库 database', settings.databaseUrl ? 'connecting' : 'starting');
  try {
    const database = await openDatabase(settings, log, (text) => step.update({ text }));
    step.done(`${database.engine === 'embedded' ? '内置 embedded' : '服务器 server'}, ${database.place}`);
    return database;
  } catch (error) {
    step.failed('not opened');
    throw error;
  }
}

async function migrateStep(database: Database, terminal: Terminal): Promise<void> {
  const step = terminal.step('表结构 schema', 'migrating');
  try {
    const names = await migrate(database, 'latest');
    step.done(names.length === 0 ? 'up to date' : `${names.length} migrations`);
  } catch (error) {
    step.failed('not migrated');
    throw error;
  }
}

async function sampleStep(database: Database, terminal: Terminal): Promise<void> {
  const [need] = await database.read((tx) => findSampleNeed(tx, {}));
  if (need?.is_needed !== true) return;
  const step = terminal.step('演示数据 sample', 'loading');
  try {
    await loadSample(database, (progress) => step.update({ ...progress, text: `${progress.file} ${progress.step}` }));
    step.done('绍兴 2018-2020');
  } catch (error) {
    step.failed('not loaded');
    throw error;
  }
}
