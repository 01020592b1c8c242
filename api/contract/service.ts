import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { nothing } from './shapes.ts';

/** Problem Details (RFC 9457) with a stable `code`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  requestId: z.string(),
  details: z.unknown().optional(),
});

export const health = endpoint({
  method: 'get',
  path: '/healthz',
  operationId: 'health',
  summary: 'The process lives',
  params: nothing,
  query: nothing,
  response: z.object({ status: z.literal('ok') }),
});
export const ready = endpoint({
  method: 'get',
  path: '/readyz',
  operationId: 'ready',
  summary: 'The database answers',
  params: nothing,
  query: nothing,
  response: z.object({ status: z.literal('ready'), load: z.number().int(), engine: z.enum(['embedded', 'server']) }),
});
export const metrics = endpoint({
  method: 'get',
  path: '/metrics',
  operationId: 'metrics',
  summary: 'OpenMetrics',
  params: nothing,
  query: nothing,
  response: z.unknown(),
  mediaType: 'application/openmetrics-text',
});
/**
 * Events: `load` with {load, dataset, rootRegion, asOf} after each publication; `order` with {event, order, kind,
 * programme, region, item, year} when a supervision order is issued or something is done with one (of many at once
 * the first hundred; not told again after a break: ask anew); `progress` with {dataset, file, step, done, total, rowsPerSecond, etaSeconds}
 * while this server loads a file, with {draft} when it is one; a comment line every 20 s keeps it alive.
 */
export const events = endpoint({
  method: 'get',
  path: '/api/events',
  operationId: 'events',
  summary: 'Server-sent events of publications and supervision orders',
  params: nothing,
  query: nothing,
  response: z.unknown(),
  mediaType: 'text/event-stream',
});
export const openapi = endpoint({
  method: 'get',
  path: '/openapi.json',
  operationId: 'openapi',
  summary: 'OpenAPI 3.1',
  params: nothing,
  query: nothing,
  response: z.unknown(),
});
