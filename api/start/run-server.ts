import type { Logger } from 'pino';
import type { Database } from '#geodata/database/database.ts';
import { createLog } from '#geodata/log.ts';
import { readSettings, type Settings } from '#geodata/settings.ts';
import { type App, createApp } from '../create-app.ts';
import { isLoopbackAddress } from '../http/guard-changes.ts';
import { type Listener, listen } from '../http/listen.ts';
import { compressDashboard } from './compress-dashboard.ts';
import { buildDashboard, isDashboardStale } from './dashboard-build.ts';
import { prepareData } from './prepare-data.ts';
import { toListenError } from './start-errors.ts';
import { Terminal } from './terminal.ts';
import { createTerminalLog } from './terminal-log.ts';
import { waitingListener } from './waiting-page.ts';

/** How long running requests may take to finish once the server is told to end. */
const GRACE_MS = 5_000;

export interface RunningServer {
  /** Takes no more requests, finishes the running ones, closes streams and the database. */
  close(): Promise<void>;
}

export interface RunOptions {
  /** Compares every answer with its contract; for development. */
  readonly checkAnswers: boolean;
  /** Builds the page when it is missing or older than what it is made of. */
  readonly buildDashboard: boolean;
  /** Told as soon as there is something to close, long before the start is through. */
  readonly onOpen: (server: RunningServer) => void;
}

/**
 * The whole start. The port is taken first: a fault there shows at once, and whoever opens the address early gets a
 * page that waits with them. Rejects with what keeps the server from starting.
 */
export async function runServer({ checkAnswers, buildDashboard: mayBuild, onOpen }: RunOptions): Promise<void> {
  const settings = readSettings();
  const terminal = new Terminal(process.stdout);
  const log = process.stderr.isTTY
    ? createTerminalLog(settings, (text) => terminal.aside(() => process.stderr.write(text)))
    : createLog(settings);
  const listener = await listen(
    settings.host,
    settings.port,
    waitingListener(() => terminal.status()),
  ).catch((error: unknown) => {
    throw toListenError(error, settings.host, settings.port);
  });
  const open: OpenParts = { listener, terminal };
  onOpen({ close: () => closeParts(open) });
  const address = addressOf(settings, listener.port);
  terminal.say(`通村 Tongcun  ${address}`);
  try {
    const building = mayBuild ? prepareDashboard(terminal, log) : undefined;
    const [database] = await Promise.all([prepareData(settings, log, terminal), building]);
    open.database = database;
    const app = await createApp({ database, settings, log, checkAnswers });
    open.app = app;
    listener.use(app.koa.callback());
    app.services.tiles.warm();
  } catch (error) {
    terminal.end();
    await closeParts(open);
    throw error;
  }
  warnOfOpenDoor(settings, terminal);
  terminal.end();
  terminal.say(`已就绪 ready: ${address}`);
  compressDashboard().catch((error: unknown) => log.warn({ err: error }, 'the dashboard is served uncompressed'));
}

interface OpenParts {
  readonly listener: Listener;
  readonly terminal: Terminal;
  app?: App;
  database?: Database;
}

async function closeParts({ listener, terminal, app, database }: OpenParts): Promise<void> {
  terminal.end();
  // Streams end first: they are requests that would never finish.
  await app?.close();
  await listener.close(GRACE_MS);
  await database?.close();
}

/** Builds the page when that is needed. Without it the interface still works, so a failure is told and no more. */
async function prepareDashboard(terminal: Terminal, log: Logger): Promise<void> {
  if (!(await isDashboardStale())) return;
  const step = terminal.step('看板 dashboard', 'building');
  try {
    await buildDashboard();
    step.done('built');
  } catch (error) {
    step.failed('not built; the HTTP interface works without it');
    log.error({ reason: error instanceof Error ? error.message : error }, 'the dashboard could not be built');
  }
}

function addressOf({ host }: Settings, port: number): string {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function warnOfOpenDoor({ host, adminToken }: Settings, terminal: Terminal): void {
  if (adminToken !== undefined || host === 'localhost' || isLoopbackAddress(host)) return;
  terminal.say('! 未设 ADMIN_TOKEN,只有本机可以改数据 without ADMIN_TOKEN only this machine may change data');
}
