import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';
import { writeSmallData } from './support/small-data.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { sendRaw } from './support/upload.ts';

const token = 'a-token-of-sixteen-letters-or-more';
let open: TestServer;
let guarded: TestServer;

beforeAll(async () => {
  const database = await testDatabase();
  await writeSmallData(database);
  open = await startTestServer(database);
  guarded = await startTestServer(database, { ADMIN_TOKEN: token });
});

/** Status and code of an undo of a load that does not exist: 404 once the guard lets it through. */
async function undo(server: TestServer, headers: Record<string, string> = {}): Promise<string> {
  const lines = Object.entries({ Host: `127.0.0.1:${server.port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const head = ['POST /api/loads/4711/undo HTTP/1.1', ...lines, 'Content-Length: 0', 'Connection: close', '\r\n'];
  const answer = await sendRaw(server.port, head.join('\r\n'));
  return `${/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]} ${/"code":"(\w+)"/.exec(answer)?.[1]}`;
}

const through = '404 unknown_load';

describe('with an ADMIN_TOKEN', () => {
  test.each([
    ['no token', {}, '401 token_needed'],
    ['a wrong token', { Authorization: 'Bearer wrong' }, '403 token_wrong'],
    ['a token that only begins right', { Authorization: `Bearer ${token.slice(0, -1)}` }, '403 token_wrong'],
    ['another scheme', { Authorization: `Basic ${token}` }, '401 token_needed'],
    ['the token', { Authorization: `Bearer ${token}` }, through],
    [
      'the token from another site through a proxy',
      {
        Authorization: `bearer ${token}`,
        Origin: 'https://portal.example',
        Host: 'portal.example',
        'X-Forwarded-For': '10.0.0.9',
      },
      through,
    ],
  ])('%s', async (_name, headers, outcome) => {
    expect(await undo(guarded, headers)).toBe(outcome);
  });

  test('an upload is refused before its body is read', async () => {
    const head = 'POST /api/loads?dataset=facility HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n';
    const answer = await sendRaw(guarded.port, `${head}Content-Type: multipart/form-data; boundary=b\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/WWW-Authenticate: Bearer/i);
  });

  test('reading needs none', async () => {
    expect((await guarded.get('/api/loads')).status).toBe(200);
  });
});

describe('without an ADMIN_TOKEN', () => {
  test.each([
    ['a program on this machine', {}, through],
    ['a page of this server', { Origin: 'SELF', 'Sec-Fetch-Site': 'same-origin' }, through],
    ['a call through a proxy', { 'X-Forwarded-For': '127.0.0.1' }, '403 only_from_loopback'],
    ['a call through a proxy that says so otherwise', { Forwarded: 'for=127.0.0.1' }, '403 only_from_loopback'],
    ['a name rebound to this machine', { Host: 'evil.example' }, '403 cross_site'],
    ['a page of another site', { Origin: 'https://evil.example' }, '403 cross_site'],
    ['a page of another port', { Origin: 'http://127.0.0.1:1' }, '403 cross_site'],
    ['a page without an origin', { Origin: 'null' }, '403 cross_site'],
    ['a form of another site', { 'Sec-Fetch-Site': 'cross-site' }, '403 cross_site'],
  ])('%s', async (_name, headers, outcome) => {
    const sent = JSON.parse(JSON.stringify(headers).replace('SELF', `http://127.0.0.1:${open.port}`));
    expect(await undo(open, sent)).toBe(outcome);
  });
});
