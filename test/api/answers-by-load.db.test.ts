import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { publishEmptyLoad, writeSmallData } from './support/small-data.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let database: Database;
let server: TestServer;
/** Transactions of requests; those that only watch for new loads run one statement and are told apart by it. */
let statements: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await writeSmallData(database);
  database.knex.on('query', ({ sql }: { sql: string }) => statements.push(sql));
  server = await startTestServer(database);
});

beforeEach(() => {
  statements = [];
});

/** Statements beside those of the watch and of transactions. */
function asked(): string[] {
  return statements.filter((sql) => !/^(BEGIN|COMMIT|ROLLBACK|SET)/i.test(sql) && !sql.includes('FROM load_counter c'));
}

async function untilLoad(load: number): Promise<void> {
  for (let attempt = 0; attempt < 100 && server.app.services.watch.state.load !== load; attempt++) await pause(50);
  expect(server.app.services.watch.state.load).toBe(load);
}

const address = '/api/values?indicator=maintenance-rate&level=district';

describe('answers are kept by load', () => {
  test('the second answer to an equal question costs no query, however it is written', async () => {
    const first = await (await server.get(address)).text();
    expect(asked().length).toBeGreaterThan(0);
    statements = [];
    expect(await (await server.get(address)).text()).toBe(first);
    expect(await (await server.get('/api/values?level=district&indicator=maintenance%2Drate')).text()).toBe(first);
    expect(asked()).toEqual([]);
  });

  test('a client that has the answer gets 304 without a query and without a body', async () => {
    const etag = (await server.get(address)).headers.get('etag') ?? '';
    statements = [];
    for (const header of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const again = await server.get(address, { 'If-None-Match': header });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect(asked()).toEqual([]);
  });

  test('304 needs no kept answer, only the same load', async () => {
    const etag = (await server.get(`${address}&asOf=1`)).headers.get('etag') ?? '';
    server.app.services.cache.useState('dropped');
    server.app.services.cache.useState(server.app.services.watch.state.token);
    statements = [];
    expect((await server.get(`${address}&asOf=1`, { 'If-None-Match': etag })).status).toBe(304);
    expect(asked()).toEqual([]);
  });

  test('the tag of one question does not answer another', async () => {
    const etag = (await server.get(address)).headers.get('etag') ?? '';
    expect((await server.get('/api/programmes', { 'If-None-Match': etag })).status).toBe(200);
  });

  test('a wrong question is refused even by a client that says it has the answer', async () => {
    expect((await server.get('/api/values?bogus=1', { 'If-None-Match': '*' })).status).toBe(400);
  });

  test('equal questions asked at once are computed once', async () => {
    const path = '/api/coverage?threshold=777';
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await server.get(path)).text()));
    const once = asked().length;
    expect(new Set(answers).size).toBe(1);
    statements = [];
    await server.get('/api/coverage?threshold=778');
    expect(once).toBe(asked().length);
  });

  test('a load of another process makes them new: new tag, new number of the load', async () => {
    const before = await server.get(address);
    const load = await publishEmptyLoad(database, 'facility');
    await untilLoad(load);
    const after = await server.get(address, { 'If-None-Match': before.headers.get('etag') ?? '' });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
    expect(await after.json()).toMatchObject({ basis: { load } });
  });

  test('a refused question is not kept', async () => {
    const path = '/api/values?indicator=maintenance-rate&asOf=99';
    expect((await server.get(path)).status).toBe(404);
    const kept = server.app.services.cache.figures().entries;
    expect((await server.get(path)).status).toBe(404);
    expect(server.app.services.cache.figures().entries).toBe(kept);
  });

  test('a long answer is compressed for those who can read it, and is the same', async () => {
    const path = '/api/indicators';
    const plain = await server.get(path, { 'Accept-Encoding': 'identity' });
    const packed = await server.get(path, { 'Accept-Encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(Number(plain.headers.get('content-length')));
    expect(await packed.text()).toBe(await plain.text());
  });
});
