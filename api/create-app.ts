import { join } from 'node:path';
import Koa from 'koa';
import type { Logger } from 'pino';
import type { Database } from '#geodata/database/database.ts';
import type { Settings } from '#geodata/settings.ts';
import { awardRoutes } from './features/awards/award-routes.ts';
import { changeRoutes } from './features/changes/change-routes.ts';
import { claimRoutes } from './features/claims/claim-routes.ts';
import { coverageRoutes } from './features/coverage/coverage-routes.ts';
import { datasetRoutes } from './features/datasets/dataset-routes.ts';
import { draftRoutes } from './features/drafts/draft-routes.ts';
import { indicatorRoutes } from './features/indicators/indicator-routes.ts';
import { loadRoutes } from './features/loads/load-routes.ts';
import { maintenanceFundingRoutes } from './features/maintenance-funding/maintenance-funding-routes.ts';
import { mapRoutes } from './features/map/map-routes.ts';
import { monthRoutes } from './features/months/month-routes.ts';
import { orderRoutes } from './features/orders/order-routes.ts';
import { productRoutes } from './features/products/product-routes.ts';
import { programmeRoutes } from './features/programmes/programme-routes.ts';
import { progressRoutes } from './features/progress/progress-routes.ts';
import { recordRoutes } from './features/records/record-routes.ts';
import { regionRoutes } from './features/regions/region-routes.ts';
import { searchRoutes } from './features/search/search-routes.ts';
import { serviceRoutes } from './features/service/service-routes.ts';
import { valueRoutes } from './features/values/value-routes.ts';
import { answerRequests } from './http/answer-requests.ts';
import { Metrics } from './http/metrics.ts';
import { readRelease } from './http/release.ts';
import { Routes } from './http/routes.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveDashboard } from './http/serve-dashboard.ts';
import { unmatched } from './http/unmatched.ts';
import type { Services } from './services.ts';
import { AnswerCache } from './state/answer-cache.ts';
import { DataWatch } from './state/data-watch.ts';
import { EventStream } from './state/event-stream.ts';
import { TileIndexes } from './tiles/tile-indexes.ts';

const CACHE_LIMIT_BYTES = 128 * 1024 * 1024;
const WATCH_INTERVAL_MS = 500;
const LISTENER_LIMIT = 200;

export interface AppOptions {
  /** Migrated. It stays open when the app is closed. */
  readonly database: Database;
  readonly settings: Settings;
  readonly log: Logger;
  /** Folder of the built dashboard. */
  readonly dashboardDir?: string;
  /** Compares every answer with its contract: on unless this is production. */
  readonly checkAnswers?: boolean;
}

export interface App {
  readonly koa: Koa;
  readonly services: Services;
  /** Every endpoint that is mounted. */
  readonly routes: Routes;
  /** Ends streams, threads and timers; requests that are running may finish. */
  close(): Promise<void>;
}

/** The one function that builds the app. */
export async function createApp(options: AppOptions): Promise<App> {
  const services = createServices(options);
  await services.watch.start();
  const { version, tag } = await readRelease();
  const routes = new Routes({ services, release: tag, checkAnswers: options.checkAnswers ?? true });
  mountFeatures(routes, version);
  await routes.start();

  const koa = new Koa();
  koa.on('error', (error: unknown) => logLostAnswer(services.log, error));
  koa.use(answerRequests(services.log, services.metrics));
  koa.use(await securityHeaders(options.settings.baseMap));
  koa.use(routes.router.routes());
  koa.use(unmatched(routes));
  koa.use(serveDashboard(options.dashboardDir ?? join(import.meta.dirname, '../dashboard/dist')));
  return { koa, services, routes, close: () => closeApp(routes, services) };
}

function mountFeatures(routes: Routes, version: string): void {
  programmeRoutes(routes);
  regionRoutes(routes);
  indicatorRoutes(routes);
  valueRoutes(routes);
  progressRoutes(routes);
  monthRoutes(routes);
  claimRoutes(routes);
  changeRoutes(routes);
  awardRoutes(routes);
  orderRoutes(routes);
  maintenanceFundingRoutes(routes);
  coverageRoutes(routes);
  mapRoutes(routes);
  recordRoutes(routes);
  searchRoutes(routes);
  productRoutes(routes);
  loadRoutes(routes);
  draftRoutes(routes);
  datasetRoutes(routes);
  serviceRoutes(routes, version);
}

function createServices({ database, settings, log }: AppOptions): Services {
  const cache = new AnswerCache(CACHE_LIMIT_BYTES);
  const tiles = new TileIndexes();
  const events = new EventStream(LISTENER_LIMIT);
  const watch = new DataWatch({
    database,
    log,
    intervalMs: WATCH_INTERVAL_MS,
    onChange: (state) => {
      cache.useState(state.token);
      tiles.forget();
    },
  });
  watch.listen(({ loads, orders }) => {
    events.publish(loads);
    events.tellOrders(orders);
  });
  return { database, settings, log, cache, tiles, events, watch, metrics: new Metrics() };
}

async function closeApp(routes: Routes, { watch, events, tiles }: Services): Promise<void> {
  routes.close();
  events.close();
  await watch.close();
  await tiles.close();
}

/** An answer that could not be sent to its end: mostly somebody has closed a page, which is no fault of ours. */
function logLostAnswer(log: Logger, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isClientGone = ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED'].includes(code);
  if (isClientGone) log.debug({ code }, 'a client has gone');
  else log.error({ err: error }, 'an answer could not be sent');
}
