import type { TestProject } from 'vitest/node';
import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { createServerDatabase, dropServerDatabase, newDatabaseName } from './server-databases.ts';
import { serverUrlOf, testSettings } from './test-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Name of the migrated database, or folder on the embedded engine, that every test file copies. */
    readonly template: string;
  }
}

/** Once a run: a migrated template. Dropped at the end, with the sample that tests may have added. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const template = newDatabaseName('template');
  project.provide('template', template);
  await createServerDatabase(template);
  const settings = testSettings({ DATABASE_URL: serverUrlOf(template) });
  const database = await openDatabase(settings, createLog(settings));
  await migrate(database, 'latest');
  await database.close();
  return async () => {
    await dropServerDatabase(template);
    await dropServerDatabase(`${template}_sample`);
  };
}
