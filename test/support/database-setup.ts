import type { TestProject } from 'vitest/node';
import { migrate } from '#geodata/database/migrate.ts';
import { clearLeftovers, newRunName } from './clear-leftovers.ts';
import { engineName, openTestDatabase, testEngine } from './test-engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Name of the migrated database that every test file copies. */
    readonly template: string;
  }
}

/**
 * Once a run and engine: a migrated template, cleared away at the end with all that was copied from it. Projects that
 * run together on one engine share it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = testEngine(engineName({ ...process.env, ...project.config.env }));
  const template = newRunName(process.pid.toString(36), Math.round(performance.timeOrigin));
  project.provide('template', template);
  if (!(await engine.exists(template))) {
    await clearLeftovers(engine);
    await engine.create(template);
    const database = await openTestDatabase(template, engine);
    await migrate(database, 'latest');
    await database.close();
  }
  return async () => {
    for (const name of await engine.list(template)) await engine.drop(name);
  };
}
