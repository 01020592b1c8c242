import { randomUUID } from 'node:crypto';
import type Koa from 'koa';
import type { Logger } from 'pino';
import { PublicError } from '#geodata/errors.ts';
import type { Metrics } from './metrics.ts';
import { sendProblem, toPublicError } from './problem.ts';

/**
 * The outermost door: request id, errors into problems, one line of the log and one count of the metrics a request.
 * An error nobody knows is logged in that line and never shown.
 */
export function answerRequests(log: Logger, metrics: Metrics): Koa.Middleware {
  return async (context, next) => {
    const startMs = performance.now();
    const requestId = usableId(context.req.headers['x-request-id']) ?? randomUUID();
    context.state.requestId = requestId;
    context.set('X-Request-Id', requestId);
    let fault: unknown;
    try {
      await next();
    } catch (error) {
      const shown = toPublicError(error);
      if (shown !== error && !(error instanceof PublicError)) fault = error;
      sendProblem(context, shown);
      if (!context.req.complete) context.set('Connection', 'close');
    }
    finish({ context, log, metrics, startMs, fault });
  };
}

interface Finish {
  readonly context: Koa.Context;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly startMs: number;
  readonly fault: unknown;
}

function finish({ context, log, metrics, startMs, fault }: Finish): void {
  const durationMs = performance.now() - startMs;
  const { requestId, operation } = context.state;
  metrics.count(operation ?? 'other', context.status, durationMs);
  const line = {
    requestId,
    method: context.method,
    url: context.originalUrl.slice(0, 500),
    operation,
    status: context.status,
    ms: Math.round(durationMs * 10) / 10,
    bytes: context.length,
  };
  if (fault === undefined) log.info(line, 'request');
  else log.error({ ...line, err: fault }, 'request failed');
}

/** An id that a proxy in front has given, when it is harmless. */
function usableId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : undefined;
}
