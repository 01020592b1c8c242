import { inject } from 'vitest';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { afterFile } from '#test/support/after-file.ts';
import { copyDatabase, sampleTemplate } from '#test/support/database.ts';
import { openTestDatabase, testEngine } from '#test/support/test-engine.ts';

/** A server of the calling test file, and the variables that lead `npm run etl` to the same database. */
export interface Served {
  readonly server: TestServer;
  readonly variables: NodeJS.ProcessEnv;
}

export async function serveEmpty(): Promise<Served> {
  return serveCopy(inject('template'));
}

export async function serveSample(): Promise<Served> {
  return serveCopy(await sampleTemplate());
}

async function serveCopy(template: string): Promise<Served> {
  const name = await copyDatabase(template);
  const database = await openTestDatabase(name);
  afterFile(() => database.close());
  return { server: await startTestServer(database), variables: testEngine().variables(name) };
}
