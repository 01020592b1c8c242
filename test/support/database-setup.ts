import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrate } from '#geodata/database/migrate.ts';
import { clearLeftovers, newRunName } from './clear-leftovers.ts';
import { openTestDatabase, testEngine } from './test-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Name of the migrated database that every test file copies. */
    readonly template: string;
  }
}

/** Once a run: a migrated template, cleared away at the end with the sample that tests may have added. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = testEngine();
  const template = newRunName(randomBytes(3).toString('hex'));
  await clearLeftovers(engine);
  project.provide('template', template);
  await engine.create(template);
  const database = await openTestDatabase(template);
  await migrate(database, 'latest');
  await database.close();
  return async () => {
    await engine.drop(template);
    await engine.drop(`${template}_sample`);
  };
}
