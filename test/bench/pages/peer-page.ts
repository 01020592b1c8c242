import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { listen } from '#api/http/listen.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.geojson': 'application/geo+json',
};

/** Builds the peer's page and serves it beside the roads of a file. */
export async function withPeerPage<T>(roads: string, work: (address: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tongcun-bench-peer-'));
  await build({
    root: join(import.meta.dirname, 'one-layer'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
    worker: { format: 'es' },
  });
  const { port, close } = await listen('127.0.0.1', 0, (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://peer').pathname);
    const file = path === '/roads.geojson' ? roads : join(folder, path === '/' ? 'index.html' : path);
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  try {
    return await work(`http://127.0.0.1:${port}/`);
  } finally {
    await close(0);
    await rm(folder, { recursive: true, force: true });
  }
}
