import type Koa from 'koa';
import type { z } from 'zod';
import type { problem } from '#api/contract/service.ts';
import { PublicError } from '#geodata/errors.ts';
import { internal } from './errors.ts';
import { fromDatabaseError } from './sqlstate.ts';

export type Problem = z.infer<typeof problem>;

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Request timeout',
  409: 'Conflict',
  413: 'Content too large',
  414: 'URI too long',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  500: 'Internal error',
  503: 'Service unavailable',
};

/** The error as the public may see it: a public one as it is, a known one of the database mapped, any other hidden. */
export function toPublicError(error: unknown): PublicError {
  if (error instanceof PublicError) return error;
  return fromDatabaseError(error) ?? internal();
}

export function toProblem(error: PublicError, requestId: string): Problem {
  return {
    type: `urn:tongcun:problem:${error.code}`,
    title: titles[error.status] ?? 'Refused',
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.details === undefined ? {} : { details: error.details }),
  };
}

/** Answers with Problem Details (RFC 9457). */
export function sendProblem(context: Koa.Context, error: PublicError): void {
  context.status = error.status;
  context.set('Content-Type', 'application/problem+json; charset=utf-8');
  context.set('Cache-Control', 'no-store');
  context.remove('ETag');
  if (error.status === 503) context.set('Retry-After', '2');
  if (error.status === 401) context.set('WWW-Authenticate', 'Bearer realm="tongcun"');
  context.body = JSON.stringify(toProblem(error, context.state.requestId));
}
