import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '#api/contract/service.ts';
import { type Listener, listen } from '#api/http/listen.ts';
import { toListenError } from '#api/start/start-errors.ts';
import { waitingListener } from '#api/start/waiting-page.ts';

let listener: Listener;
let origin: string;

beforeAll(async () => {
  listener = await listen(
    '127.0.0.1',
    0,
    waitingListener(() => 'roads <b> 40 %'),
  );
  origin = `http://127.0.0.1:${listener.port}`;
});
afterAll(() => listener.close(100));

describe('while the data is being prepared', () => {
  test('a browser gets a page that says so and asks again', async () => {
    const response = await fetch(`${origin}/wall`, { headers: { Accept: 'text/html,*/*' } });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    const page = await response.text();
    expect(page).toContain('<meta http-equiv="refresh" content="2">');
    expect(page).toContain('roads &lt;b&gt; 40 %');
  });

  test('a program gets a problem, and the process says that it lives', async () => {
    const response = await fetch(`${origin}/readyz`);
    expect(response.status).toBe(503);
    expect(problem.parse(await response.json())).toMatchObject({ code: 'starting', status: 503 });
    expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: 'ok' });
  });

  test('the same port then answers with the server', async () => {
    listener.use((_request, response) => response.end('ready'));
    expect(await (await fetch(origin)).text()).toBe('ready');
  });
});

describe('a port that cannot be had', () => {
  test('is told in one sentence', async () => {
    const taken = await listen('127.0.0.1', listener.port, () => undefined).catch((error: unknown) =>
      toListenError(error, '127.0.0.1', listener.port),
    );
    expect(taken).toMatchObject({ code: 'port_taken' });
    const nowhere = await listen('203.0.113.7', 0, () => undefined).catch((error: unknown) =>
      toListenError(error, '203.0.113.7', 0),
    );
    expect(nowhere).toMatchObject({ code: 'host_unknown' });
  });
});
