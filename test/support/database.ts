import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { afterFile } from './after-file.ts';
import { openTestDatabase, testEngine } from './test-engine.ts';

/** A fresh migrated database for the calling test file; closed and dropped after the file. */
export function testDatabase(): Promise<Database> {
  return openCopy(inject('template'));
}

/** The same with the sample loaded through the real pipeline; loaded once a run, then copied. */
export async function sampleDatabase(): Promise<Database> {
  return openCopy(await sampleTemplate());
}

/** Name of the template that holds the sample, for programs that open their database themselves. */
export async function sampleTemplate(): Promise<string> {
  const engine = testEngine();
  const template = inject('template');
  const name = `${template}_sample`;
  await engine.withLock(name, async () => {
    if (await engine.exists(name)) return;
    await engine.copy(template, name);
    await fillWithSample(name).catch(async (error: unknown) => {
      await engine.drop(name);
      throw error;
    });
  });
  return name;
}

/** A copy that is dropped after the test file; nothing is opened. */
export async function copyDatabase(template: string): Promise<string> {
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await testEngine().copy(template, name);
  afterFile(() => testEngine().drop(name));
  return name;
}

async function openCopy(template: string): Promise<Database> {
  const database = await openTestDatabase(await copyDatabase(template));
  afterFile(() => database.close());
  return database;
}

async function fillWithSample(name: string): Promise<void> {
  const { loadSample } = await import('#etl/load-sample.ts');
  const database = await openTestDatabase(name);
  try {
    await loadSample(database);
  } finally {
    await database.close();
  }
}
