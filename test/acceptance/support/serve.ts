import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { freshDatabase, freshSample, type Opened } from '#test/support/database.ts';

/** A server of the calling test file, and the variables that lead `npm run etl` to the same database. */
export interface Served {
  readonly server: TestServer;
  readonly variables: NodeJS.ProcessEnv;
}

export async function serveEmpty(): Promise<Served> {
  return serve(await freshDatabase());
}

export async function serveSample(): Promise<Served> {
  return serve(await freshSample());
}

async function serve({ database, variables }: Opened): Promise<Served> {
  return { server: await startTestServer(database), variables };
}
