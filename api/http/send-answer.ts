import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type Koa from 'koa';
import type { AnswerCache, CachedAnswer } from '../state/answer-cache.ts';

const compress = promisify(gzip);
/** Below this an answer fits into one packet and is not worth compressing. */
const SMALLEST_COMPRESSED_BYTES = 1400;
const COMPRESSIBLE = /json|^text\/|svg|vector-tile/;

export interface Sent {
  readonly key: string;
  readonly etag: string;
  readonly answer: CachedAnswer;
}

/** Weak comparison of RFC 9110: the tag itself, a list of tags, or `*`. */
export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
}

export function sendNotModified(context: Koa.Context, etag: string): void {
  context.status = 304;
  context.set('ETag', etag);
  context.set('Cache-Control', 'no-cache');
  context.set('Vary', 'Accept-Encoding');
}

/** Sends a kept answer, compressed when the client can read that. */
export async function sendAnswer(context: Koa.Context, cache: AnswerCache, sent: Sent): Promise<void> {
  const { answer } = sent;
  const accepted = context.req.headers['accept-encoding'];
  context.set('ETag', sent.etag);
  context.set('Cache-Control', 'no-cache');
  context.set('Vary', 'Accept-Encoding');
  context.set('Content-Type', answer.mediaType);
  const isWorthIt = answer.body.length >= SMALLEST_COMPRESSED_BYTES && COMPRESSIBLE.test(answer.mediaType);
  if (!isWorthIt || !acceptsGzip(accepted)) {
    context.body = answer.text ?? answer.body;
    context.length = answer.body.length;
    return;
  }
  if (answer.gzip === undefined) cache.keepGzip(sent.key, answer, await compress(answer.body));
  context.set('Content-Encoding', 'gzip');
  context.body = answer.gzip;
}

export function acceptsGzip(header: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/.test(String(header ?? ''));
}
