import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { afterFile } from './after-file.ts';
import { takeKept } from './kept-database.ts';
import { engineName, openTestDatabase, testEngine } from './test-engine.ts';

/** A fresh migrated database for the calling test file, closed after the file. */
export async function testDatabase(): Promise<Database> {
  return (await freshDatabase()).database;
}

/** The same with the sample loaded through the real pipeline; loaded once a run, then copied. */
export async function sampleDatabase(): Promise<Database> {
  return (await freshSample()).database;
}

export interface Opened {
  readonly database: Database;
  /** The variables that lead other programs to it. */
  readonly variables: NodeJS.ProcessEnv;
}

export function freshDatabase(): Promise<Opened> {
  return take(inject('template'), true);
}

export async function freshSample(): Promise<Opened> {
  return take(await sampleTemplate(), false);
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

/** A copy with a host of its own, dropped after the test file; nothing is opened. */
export async function copyDatabase(template: string): Promise<string> {
  const name = `${template}_${randomBytes(4).toString('hex')}`;
  await testEngine().copy(template, name);
  afterFile(() => testEngine().drop(name));
  return name;
}

async function take(template: string, isRestorable: boolean): Promise<Opened> {
  const kept = engineName() === 'embedded' ? await takeKept(template, isRestorable) : undefined;
  if (kept) afterFile(() => kept.giveBack());
  const name = kept?.name ?? (await copyDatabase(template));
  const database = await openTestDatabase(name);
  afterFile(() => database.close());
  return { database, variables: testEngine().variables(name) };
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
