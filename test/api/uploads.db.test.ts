import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadReport } from '#api/contract/loads.ts';
import { testDatabase } from '#test/support/database.ts';
import { EventReader } from './support/event-reader.ts';
import { writeSmallData } from './support/small-data.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { sendRaw, upload } from './support/upload.ts';

const sites = `facility_code,name,kinds,status,lon,lat
N1,新站一,bus_stop,operating,120.02,30.05
N2,新站二,bus_stop+bus_bay,operating,120.07,30.05
`;
const query = 'dataset=facility&region=990000&mode=merge&dataDate=2020-10-31';

/** What the page draws its bar from; rate and rest are null until they are known. */
const progressEvent = z.strictObject({
  dataset: z.string(),
  file: z.string(),
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  rowsPerSecond: z.number().nonnegative().nullable(),
  etaSeconds: z.number().nonnegative().nullable(),
});

let server: TestServer;

beforeAll(async () => {
  const database = await testDatabase();
  await writeSmallData(database);
  server = await startTestServer(database, { UPLOAD_LIMIT_MB: '1', BODY_LIMIT_KB: '1', REQUEST_TIMEOUT_MS: '5000' });
});

async function codeOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  return `${response.status} ${(body as { code?: string }).code}`;
}

describe('an upload', () => {
  test('is loaded, told to listeners, seen in the next answer, and kept under its own name', async () => {
    const events = new EventReader();
    await events.open(`${server.origin}/api/events`);
    await events.until('retry:');
    const response = await upload(server, query, sites, { name: '公交站点 2020-10.csv' });
    expect(response.status).toBe(200);
    const report = loadReport.parse(await response.json());
    expect(report).toMatchObject({ load: 2, dataset: 'facility', read: 2, accepted: 2, rejected: 0, added: 2 });
    expect(await server.json('/api/loads?limit=1')).toMatchObject({
      loads: [{ load: 2, file: '公交站点 2020-10.csv', dataDate: '2020-10-31', region: '990000' }],
    });
    const told = await events.until('id: 2\n');
    const progress = [...told.matchAll(/^event: progress\ndata: (.*)$/gm)].map(([, data]) =>
      progressEvent.parse(JSON.parse(data ?? '')),
    );
    expect([...new Set(progress.map(({ step }) => step))]).toEqual(['read', 'check', 'diff', 'publish']);
    for (const { dataset, file } of progress) expect([dataset, file]).toEqual(['facility', '公交站点 2020-10.csv']);
    expect(progress).toContainEqual(expect.objectContaining({ done: 2, total: 2 }));
    const timed = progress.filter(({ rowsPerSecond, etaSeconds }) => rowsPerSecond !== null && etaSeconds !== null);
    expect(timed.length).toBeGreaterThan(0);
    events.close();
  });

  test('of the same file again changes nothing', async () => {
    const report = loadReport.parse(await (await upload(server, query, sites)).json());
    expect(report).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 2 });
  });

  test('tried out publishes nothing', async () => {
    const before = await server.json('/api/loads?limit=1');
    const response = await upload(server, `${query}&dryRun=true`, sites.replace('N1', 'N9'));
    expect(loadReport.parse(await response.json())).toMatchObject({ load: null, added: 1 });
    expect(await server.json('/api/loads?limit=1')).toEqual(before);
  });

  test('can be undone, and the undoing is a load itself', async () => {
    const loaded = loadReport.parse(await (await upload(server, query, sites.replaceAll('N', 'M'))).json());
    const undone = await fetch(`${server.origin}/api/loads/${loaded.load}/undo`, { method: 'POST' });
    expect(undone.status).toBe(200);
    expect(loadReport.parse(await undone.json())).toMatchObject({ removed: 2 });
    expect(await server.json('/api/loads?limit=1')).toMatchObject({ loads: [{ kind: 'undo', undoes: loaded.load }] });
  });
});

describe('an upload that is refused', () => {
  test.each([
    ['no dataset', 'region=990000', sites, '400 invalid_request'],
    ['an unknown dataset', 'dataset=teapot', sites, '400 unknown_dataset'],
    ['an unknown name', `${query}&mapping=/etc/passwd`, sites, '400 invalid_request'],
  ])('%s: says so', async (_name, asked, content, code) => {
    expect(await codeOf(await upload(server, asked, content))).toBe(code);
  });

  test('without the field "file" or without multipart says so', async () => {
    expect(await codeOf(await upload(server, query, sites, { field: 'other' }))).toBe('400 file_missing');
    const plain = await fetch(`${server.origin}/api/loads?${query}`, { method: 'POST', body: sites });
    expect(await codeOf(plain)).toBe('415 not_multipart');
  });

  test('too large by its own word is refused before it is read', async () => {
    const large = 'x'.repeat(2 * 1024 * 1024);
    expect(await codeOf(await upload(server, query, large))).toBe('413 body_too_large');
  });

  test('too large without a word of it is refused while it is read', async () => {
    const head = [
      `POST /api/loads?${query} HTTP/1.1`,
      'Host: localhost',
      'Transfer-Encoding: chunked',
      'Content-Type: multipart/form-data; boundary=b',
      '\r\n',
    ].join('\r\n');
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;
    const answer = await sendRaw(server.port, head + chunk(part), (socket) => {
      for (let sent = 0; sent < 24; sent++) socket.write(chunk('x'.repeat(64 * 1024)));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"body_too_large"');
  });

  test('broken off leaves nothing behind', async () => {
    const leftovers = async (): Promise<string[]> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('tongcun-upload-'));
    const before = await leftovers();
    // Other test files upload at the same time; what they had under way may go meanwhile.
    const added = async (): Promise<string[]> => (await leftovers()).filter((name) => !before.includes(name));
    const head = `POST /api/loads?${query} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n`;
    const type = 'Content-Type: multipart/form-data; boundary=b\r\n\r\n';
    const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc';
    await sendRaw(server.port, head + type + part, (socket) => setTimeout(() => socket.destroy(), 100)).catch(() => '');
    await expect.poll(added, { timeout: 5000 }).toEqual([]);
  });

  test('that goes silent is told so after the time-out', async () => {
    const slow = await startTestServer(server.app.services.database, { REQUEST_TIMEOUT_MS: '300' });
    const head = `POST /api/loads?${query} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n`;
    const type = 'Content-Type: multipart/form-data; boundary=b\r\n\r\n';
    expect(await sendRaw(slow.port, `${head + type}--b\r\n`)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"slow_body"/);
    const undo = 'POST /api/loads/1/undo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n123';
    expect(await sendRaw(slow.port, undo)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"slow_body"/);
  });

  test('a body where none belongs is refused beyond the limit', async () => {
    const response = await fetch(`${server.origin}/api/loads/1/undo`, { method: 'POST', body: 'x'.repeat(5000) });
    expect(await codeOf(response)).toBe('413 body_too_large');
  });
});
