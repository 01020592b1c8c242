import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { sendRaw } from './support/upload.ts';

const script = 'export const words = "通村";\n'.repeat(200);
let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tongcun-dist-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>通村</title>');
  await writeFile(join(dist, '.env'), 'secret');
  await writeFile(join(dist, 'assets', 'index-abc123.js'), script);
  await writeFile(join(dist, 'assets', 'index-abc123.js.gz'), gzipSync(script));
  await writeFile(join(dist, 'assets', 'index-abc123.js.br'), brotliCompressSync(script));
  await writeFile(join(dist, 'assets', 'old.css'), 'a{}');
  await writeFile(join(dist, 'assets', 'old.css.gz'), gzipSync('b{}'));
  await utimes(join(dist, 'assets', 'old.css.gz'), 1, 1);
  server = await startTestServer(await testDatabase(), {}, dist);
});

afterAll(() => rm(folder, { recursive: true }));

describe('the page', () => {
  test.each(['/', '/wall', '/progress/330602', '/index.html'])(
    'is served at %s and asked for again each time',
    async (path) => {
      const response = await server.get(path);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('通村');
      const again = await server.get(path, { 'If-None-Match': response.headers.get('etag') ?? '' });
      expect(again.status).toBe(304);
    },
  );

  test('hashed files may be kept for ever, and come as small as the client can read', async () => {
    for (const [accepted, encoding] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await server.get('/assets/index-abc123.js', { 'Accept-Encoding': accepted });
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      expect(response.headers.get('content-encoding')).toBe(encoding);
      expect(await response.text()).toBe(script);
    }
  });

  test('a compressed neighbour from an older build is not used', async () => {
    const response = await server.get('/assets/old.css', { 'Accept-Encoding': 'gzip' });
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual([null, 'a{}']);
  });

  test('HEAD tells the length and sends nothing', async () => {
    const response = await fetch(`${server.origin}/`, { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe(
      String(Buffer.byteLength('<!doctype html><title>通村</title>')),
    );
    expect(await response.text()).toBe('');
  });

  test('a missing script is a 404, never the page', async () => {
    const response = await server.get('/assets/gone-999.js');
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/.env',
    '/%00',
    '//secret.txt',
  ])('nothing outside or hidden is reachable by %s', async (path) => {
    const answer = await sendRaw(server.port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (200|404) /);
    expect(answer).not.toContain('secret\r\n');
    expect(answer.split('\r\n\r\n')[1]).not.toBe('secret');
  });
});

describe('an empty database', () => {
  test('says that nothing is loaded, and lists are empty', async () => {
    expect(await server.json('/api/programmes')).toEqual({ programmes: [] });
    expect(await server.json('/api/loads')).toEqual({ loads: [] });
    for (const path of [
      '/api/values?indicator=maintenance-rate',
      '/api/progress',
      '/api/coverage',
      '/tiles/village/0/0/0.mvt',
    ]) {
      const response = await server.get(path);
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'no_data' }]);
    }
  });
});
