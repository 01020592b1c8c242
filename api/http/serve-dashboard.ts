import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type Koa from 'koa';
import { notFound } from './errors.ts';
import { isNotModified } from './send-answer.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Compressed neighbours that the build leaves beside a file, best first. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

interface Found {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/**
 * The built dashboard. A path that is no file is a view of the page, which has its own router; a missing file with an
 * ending of a kind we serve is a 404, so that a stale page never gets HTML for a script.
 */
export function serveDashboard(dir: string): Koa.Middleware {
  return async (context) => {
    const wanted = decodedPath(context.path);
    const file = wanted === '/' ? undefined : await findFile(dir, wanted);
    if (file !== undefined) {
      await send(context, file, wanted.startsWith('/assets/'));
      return;
    }
    if (extname(wanted) in mediaTypes) throw notFound(context.path.slice(0, 200));
    const page = await findFile(dir, '/index.html');
    if (page === undefined) throw notFound(context.path.slice(0, 200));
    await send(context, page, false);
  };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw notFound(path.slice(0, 200));
  }
}

/** A file inside the folder, or undefined; nothing outside is reachable, whatever the path says. */
async function findFile(dir: string, wanted: string): Promise<Found | undefined> {
  const path = join(dir, wanted);
  if (wanted.includes('\0') || wanted.includes('/.') || !path.startsWith(dir + sep)) return undefined;
  const entry = await stat(path).catch(() => undefined);
  return entry?.isFile() ? { path, bytes: entry.size, modifiedMs: entry.mtimeMs } : undefined;
}

/** `isHashed`: the name has a digest of the content, so it may be kept for ever. */
async function send(context: Koa.Context, file: Found, isHashed: boolean): Promise<void> {
  const etag = `W/"${file.bytes.toString(36)}-${Math.round(file.modifiedMs).toString(36)}"`;
  context.state.operation = 'dashboard';
  context.set('ETag', etag);
  context.set('Vary', 'Accept-Encoding');
  context.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (isNotModified(context.req.headers['if-none-match'], etag)) {
    context.status = 304;
    return;
  }
  const compressed = await findCompressed(file, String(context.req.headers['accept-encoding'] ?? ''));
  const sent = compressed?.found ?? file;
  if (compressed !== undefined) context.set('Content-Encoding', compressed.encoding);
  context.set('Content-Type', mediaTypes[extname(file.path)] ?? 'application/octet-stream');
  context.status = 200;
  context.length = sent.bytes;
  if (context.method !== 'HEAD') context.body = createReadStream(sent.path);
  context.length = sent.bytes;
}

async function findCompressed(file: Found, accepted: string): Promise<{ encoding: string; found: Found } | undefined> {
  for (const [encoding, ending] of encodings) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted)) continue;
    const path = `${file.path}${ending}`;
    const entry = await stat(path).catch(() => undefined);
    // An older neighbour is left over from another build.
    if (entry?.isFile() && entry.mtimeMs >= file.modifiedMs) {
      return { encoding, found: { path, bytes: entry.size, modifiedMs: entry.mtimeMs } };
    }
  }
  return undefined;
}
