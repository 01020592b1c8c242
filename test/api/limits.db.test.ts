import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#api/create-app.ts';
import { listen } from '#api/http/listen.ts';
import type { Database, ReadTransaction } from '#geodata/database/database.ts';
import { createLog } from '#geodata/log.ts';
import { testDatabase } from '#test/support/database.ts';
import { testSettings } from '#test/support/test-engine.ts';
import { EventReader } from './support/event-reader.ts';
import { writeSmallData } from './support/small-data.ts';
import { sendRaw } from './support/upload.ts';

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await writeSmallData(database);
});

interface Hooks {
  /** Runs in place of a read; `undefined` lets it through. */
  interrupt?: (() => Promise<never> | undefined) | undefined;
}

/** The app over a database whose reads a test can hold up or break. */
async function startInterrupted(hooks: Hooks, requestTimeoutMs = '1500') {
  const read = <T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T> => hooks.interrupt?.() ?? database.read(work);
  const settings = testSettings({ REQUEST_TIMEOUT_MS: requestTimeoutMs });
  const app = await createApp({ database: { ...database, read }, settings, log: createLog(settings) });
  const listener = await listen('127.0.0.1', 0, app.koa.callback());
  return { app, listener, origin: `http://127.0.0.1:${listener.port}` };
}

async function problemAt(url: string): Promise<unknown> {
  const response = await fetch(url);
  return { ...((await response.json()) as object), retry: response.headers.get('retry-after') };
}

describe('a database that is slow or away', () => {
  test('a question without an answer in time gets 503 timed_out, and the next one is not held up', async () => {
    const hooks: Hooks = {};
    const { app, listener, origin } = await startInterrupted(hooks);
    hooks.interrupt = () => pause(6000).then(() => Promise.reject(new Error('late')));
    const startMs = Date.now();
    expect(await problemAt(`${origin}/api/programmes`)).toMatchObject({ status: 503, code: 'timed_out', retry: '2' });
    expect(Date.now() - startMs).toBeLessThan(4500);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    hooks.interrupt = undefined;
    expect((await fetch(`${origin}/api/regions`)).status).toBe(200);
    await app.close();
    await listener.close(100);
  });

  test.each([
    ['57014', 503, 'timed_out'],
    ['08006', 503, 'database_unavailable'],
    ['57P01', 503, 'database_unavailable'],
    ['ECONNREFUSED', 503, 'database_unavailable'],
    ['53300', 503, 'busy'],
    ['40001', 409, 'try_again'],
    ['22003', 400, 'out_of_range'],
    ['42P01', 500, 'internal'],
    ['XX000', 500, 'internal'],
  ])('an error %s of the database is told as %i %s and its words are not', async (code, status, publicCode) => {
    const hooks: Hooks = {};
    const { app, listener, origin } = await startInterrupted(hooks);
    hooks.interrupt = () => Promise.reject(Object.assign(new Error('relation "secret_table" of 10.1.2.3'), { code }));
    const problem = await problemAt(`${origin}/api/programmes`);
    expect(problem).toMatchObject({ status, code: publicCode });
    expect(JSON.stringify(problem)).not.toMatch(/secret_table|10\.1\.2\.3/);
    hooks.interrupt = undefined;
    expect((await fetch(`${origin}/api/programmes`)).status).toBe(200);
    await app.close();
    await listener.close(100);
  });

  test('kept answers are still given while the database is away', async () => {
    const hooks: Hooks = {};
    const { app, listener, origin } = await startInterrupted(hooks);
    const url = `${origin}/api/values?indicator=maintenance-rate`;
    const kept = await (await fetch(url)).text();
    hooks.interrupt = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
    expect(await (await fetch(url)).text()).toBe(kept);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    await app.close();
    await listener.close(100);
  });
});

describe('the end', () => {
  test('a running request is finished, streams are closed, new connections are refused', async () => {
    const hooks: Hooks = {};
    const { app, listener, origin } = await startInterrupted(hooks, '5000');
    const events = new EventReader();
    await events.open(`${origin}/api/events`);
    await events.until('retry:');
    await fetch(`${origin}/healthz`);
    let isHeld = false;
    hooks.interrupt = () => {
      if (isHeld) return undefined;
      isHeld = true;
      return pause(400).then(() => Promise.reject(Object.assign(new Error('x'), { code: '53300' })));
    };
    const running = fetch(`${origin}/api/indicators/maintenance-rate/records`);
    await expect.poll(() => isHeld).toBe(true);
    const startMs = Date.now();
    await app.close();
    const closing = listener.close(5000);
    expect((await running).status).toBe(503);
    await closing;
    expect(Date.now() - startMs).toBeLessThan(3000);
    await expect.poll(() => events.ended).toBe(true);
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  });

  test('a client that never finishes its request is cut after the grace', async () => {
    const { app, listener } = await startInterrupted({});
    const hanging = sendRaw(listener.port, 'POST /api/loads/1/undo HTTP/1.1\r\nHost: localhost\r\nContent-L').catch(
      () => '',
    );
    await pause(100);
    await app.close();
    await listener.close(200);
    expect(await hanging).toBe('');
  });
});

describe('a request that is none', () => {
  test('headers of endless size are refused by the door', async () => {
    const { app, listener } = await startInterrupted({});
    const answer = await sendRaw(
      listener.port,
      `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    await app.close();
    await listener.close(100);
  });
});
