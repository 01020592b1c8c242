import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { migrate } from '#geodata/database/migrate.ts';
import { openDatabase } from '#geodata/database/open-database.ts';
import { createLog } from '#geodata/log.ts';
import { onServer, serverUrl } from '../../../support/server-engine.ts';
import { testEngine, testSettings } from '../../../support/test-engine.ts';

const suffix = process.pid;
const role = `tongcun_test_login_${suffix}`;
const bare = `tongcun_test_bare_${suffix}`;

function urlWith(change: (url: URL) => void): string {
  const url = new URL(serverUrl());
  change(url);
  return url.href;
}

const open = (databaseUrl: string): Promise<Database> => {
  const settings = testSettings({ DATABASE_URL: databaseUrl });
  return openDatabase(settings, createLog(settings));
};

/** A server that accepts and says nothing that makes sense. */
let stranger: Server;

beforeAll(async () => {
  await testEngine().create(bare);
  await onServer((client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'right'`));
  stranger = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  stranger.close();
  await testEngine().drop(bare);
  await onServer((client) => client.query(`DROP ROLE ${role}`));
});

test('nothing listens there', async () => {
  const opening = open('postgres://tongcun:geheim@127.0.0.1:1/tongcun');
  await expect(opening).rejects.toMatchObject({ code: 'database_unreachable' });
  await expect(opening).rejects.toThrow(/127\.0\.0\.1:1 cannot be reached \(connection refused\).*DATABASE_URL/);
  await expect(opening).rejects.not.toThrow(/geheim/);
});

test('the host is unknown', async () => {
  await expect(open('postgres://a:b@no-such-host.invalid/x')).rejects.toMatchObject({ code: 'database_unreachable' });
});

test('something else listens there', async () => {
  const address = stranger.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const opening = open(`postgres://a:b@127.0.0.1:${port}/x`);
  await expect(opening).rejects.toMatchObject({ name: 'PublicError', status: 503 });
});

test('the password is wrong or missing', async () => {
  for (const password of ['wrong', '']) {
    const opening = open(urlWith((url) => Object.assign(url, { username: role, password })));
    // A server that trusts its local connections has no wrong passwords.
    const database = await opening.catch((error: unknown) => error);
    if (database instanceof Error) expect(database).toMatchObject({ code: 'database_login_refused' });
    else await (database as Database).close();
  }
});

test('the user does not exist', async () => {
  const opening = open(urlWith((url) => Object.assign(url, { username: 'nobody_here', password: 'x' })));
  await expect(opening).rejects.toThrow(/refuses the login of "nobody_here"/);
});

test('the database does not exist', async () => {
  const opening = open(urlWith((url) => Object.assign(url, { pathname: '/no_such_database' })));
  await expect(opening).rejects.toMatchObject({ code: 'database_missing' });
  await expect(opening).rejects.toThrow(/has no database "no_such_database"/);
});

test('PostGIS is there but not enabled, and the user may not enable it', async () => {
  const address = urlWith((url) => Object.assign(url, { username: role, password: 'right', pathname: `/${bare}` }));
  const database = await open(address);
  await expect(migrate(database, 'latest')).rejects.toThrow(/administrator run CREATE EXTENSION postgis/);
  await database.close();
});

test('an open server database works and names its place without user and password', async () => {
  const database = await open(urlWith((url) => Object.assign(url, { pathname: `/${inject('template')}` })));
  expect(database.engine).toBe('server');
  expect(database.place).toBe(`${new URL(serverUrl()).host}/${inject('template')}`);
  const { rows } = await database.read((tx) => tx.raw('SHOW statement_timeout'));
  expect(rows[0].statement_timeout).toBe('30s');
  await database.close();
});

test('a read that takes too long is ended, a write may take its time', async () => {
  const settings = testSettings({
    DATABASE_URL: urlWith((url) => Object.assign(url, { pathname: `/${inject('template')}` })),
    REQUEST_TIMEOUT_MS: '100',
  });
  const database = await openDatabase(settings, createLog(settings));
  await expect(database.read((tx) => tx.raw('SELECT pg_sleep(5)'))).rejects.toMatchObject({ code: '57014' });
  await database.write((tx) => tx.raw('SELECT pg_sleep(0.3)'));
  await database.close();
});
