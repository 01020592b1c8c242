import type Koa from 'koa';
import * as contract from '#api/contract/service.ts';
import { openApi } from '../../http/open-api.ts';
import type { Routes } from '../../http/routes.ts';
import type { EventStream } from '../../state/event-stream.ts';
import { findDataState } from '../../state/find-data-state.ts';

const METRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

export function serviceRoutes(routes: Routes, version: string): void {
  const { database, cache, events, metrics, watch } = routes.services;
  routes.live(contract.health, async () => ({ status: 'ok' as const }));
  routes.live(contract.ready, async () => {
    const { load } = await database.read(findDataState);
    return { status: 'ready' as const, load, engine: database.engine };
  });
  routes.live(contract.metrics, async (_input, context) => {
    const gauges = { load: watch.state.load, listeners: events.listeners, cache: cache.figures() };
    context.set('Content-Type', METRICS_TYPE);
    context.body = metrics.text(gauges);
    return undefined;
  });
  routes.live(contract.events, async (_input, context) => openStream(context, events));
  routes.live(contract.openapi, async () => openApi(routes.endpoints, version));
}

async function openStream(context: Koa.Context, events: EventStream): Promise<undefined> {
  context.set('Content-Type', 'text/event-stream; charset=utf-8');
  context.set('X-Accel-Buffering', 'no');
  context.status = 200;
  if (context.method === 'HEAD') return undefined;
  const lastId = /^\d{1,9}$/.exec(context.get('Last-Event-ID'))?.[0];
  context.req.socket.setNoDelay(true);
  context.body = events.open(lastId === undefined ? undefined : Number(lastId));
  return undefined;
}
