import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createApp } from '#api/create-app.ts';
import { type Listener, listen } from '#api/http/listen.ts';
import type { Database } from '#geodata/database/database.ts';
import { createLog } from '#geodata/log.ts';
import { afterFile } from '#test/support/after-file.ts';
import { testSettings } from '#test/support/test-engine.ts';

export interface TestServer {
  readonly origin: string;
  readonly port: number;
  readonly app: App;
  readonly listener: Listener;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  json(path: string): Promise<unknown>;
}

/** The app behind a real socket on a free port; closed after the file. */
export async function startTestServer(
  database: Database,
  variables: NodeJS.ProcessEnv = {},
  dashboardDir?: string,
): Promise<TestServer> {
  // Uploaded files of a test are nobody else's; the folder is made by the first of them.
  const settings = testSettings({ DATA_DIR: join(tmpdir(), `tongcun-drafts-${process.pid}`), ...variables });
  const app = await createApp({ database, settings, log: createLog(settings), ...(dashboardDir && { dashboardDir }) });
  const listener = await listen('127.0.0.1', 0, app.koa.callback());
  afterFile(async () => {
    await app.close();
    await listener.close(1000);
  });
  const origin = `http://127.0.0.1:${listener.port}`;
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(origin + path, { headers });
  const json = async (path: string): Promise<unknown> => {
    const response = await get(path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return { origin, port: listener.port, app, listener, get, json };
}
