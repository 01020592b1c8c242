import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { afterFile } from '#test/support/after-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { bring, codeOf, type Draft, post, settled } from '../support/draft-client.ts';
import { writeSmallData } from '../support/small-data.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const sites = 'facility_code,name,kinds,status,lon,lat\nN1,新站,bus_stop,operating,120.02,30.05\n';

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  await writeSmallData(database);
  folder = mkdtempSync(join(tmpdir(), 'tongcun-drafts-'));
  afterFile(async () => rmSync(folder, { recursive: true, force: true }));
});

function start(variables: NodeJS.ProcessEnv = {}): Promise<TestServer> {
  return startTestServer(database, { DATA_DIR: folder, ...variables });
}

function recordPath({ draft }: Draft): string {
  return join(folder, 'drafts', draft, 'draft.json');
}

/**
 * Writes into the record of a draft as a server leaves it that goes down. An answer may be quicker than the disk: first the
 * running server has to have written what it told, or it would write over the change.
 */
async function change(told: Draft, changes: object): Promise<void> {
  await vi.waitUntil(() => isWritten(told), { timeout: 30_000, interval: 10 });
  const record: object = JSON.parse(readFileSync(recordPath(told), 'utf8'));
  writeFileSync(recordPath(told), JSON.stringify({ ...record, ...changes }));
}

function isWritten(told: Draft): boolean {
  const { job, outcome, load } = JSON.parse(readFileSync(recordPath(told), 'utf8'));
  return job === null && outcome !== null && load === told.load;
}

describe('a server that starts again', () => {
  test('has the files with all that was found in them', async () => {
    const draft = await bring(await start(), sites, 'kept.csv', 'mode=merge');
    const again = await start();
    expect(await settled(again, draft.draft)).toEqual(draft);
    expect(await again.json(`/api/drafts/${draft.draft}/difference`)).toMatchObject({ counts: { added: 1 } });
  });

  test('says that a job under which it went down is interrupted, and runs it again', async () => {
    const draft = await bring(await start(), sites, 'down.csv', 'mode=merge');
    await change(draft, { job: { kind: 'publish', hasBegun: true, afterLoad: 1 } });
    const again = await start();
    expect(await settled(again, draft.draft)).toMatchObject({ state: 'interrupted', load: null });
    await post(again, `/api/drafts/${draft.draft}/check`, {});
    expect(await settled(again, draft.draft)).toMatchObject({ state: 'checked' });
  });

  test('finds the load that it published with its last breath, and publishes no second one', async () => {
    const first = await start();
    const draft = await bring(first, sites, 'breath.csv', 'mode=merge');
    await post(first, `/api/drafts/${draft.draft}/publish`, { dataset: 'facility' });
    const published = await settled(first, draft.draft);
    const { load } = published;
    await change(published, { load: null, job: { kind: 'publish', hasBegun: true, afterLoad: 1 } });
    expect(await settled(await start(), draft.draft)).toMatchObject({ state: 'published', load });
  });

  test('clears away what was not used for long, what broke off, and nothing else', async () => {
    const draft = await bring(await start(), sites, 'old.csv', 'mode=merge');
    const young = await bring(await start(), sites, 'young.csv', 'mode=merge');
    await change(draft, { usedAt: new Date(Date.now() - 15 * 24 * 3_600_000).toISOString() });
    mkdirSync(join(folder, 'drafts', 'f'.repeat(32)));
    writeFileSync(join(folder, 'drafts', 'f'.repeat(32), 'received'), 'half');
    await start();
    const left = readdirSync(join(folder, 'drafts'));
    expect(left).not.toContain(draft.draft);
    expect(left).not.toContain('f'.repeat(32));
    expect(left).toContain(young.draft);
  });
});

describe('a file that is discarded', () => {
  test('is gone, and so is its folder', async () => {
    const server = await start();
    const draft = await bring(server, sites, 'gone.csv', 'mode=merge');
    const response = await fetch(`${server.origin}/api/drafts/${draft.draft}`, { method: 'DELETE' });
    expect(await response.json()).toEqual({ discarded: true });
    expect(await codeOf(await server.get(`/api/drafts/${draft.draft}`))).toBe('404 unknown_draft');
    expect(readdirSync(join(folder, 'drafts'))).not.toContain(draft.draft);
  });
});

describe('a server with a token', () => {
  test('shows unpublished files to nobody without it', async () => {
    const token = 'a-token-of-sixteen-letters';
    const server = await start({ ADMIN_TOKEN: token });
    const authorization = `Bearer ${token}`;
    const listed = await (await server.get('/api/drafts', { authorization })).json();
    const [{ draft }] = (listed as { drafts: [{ draft: string }] }).drafts;
    for (const path of ['', `/${draft}`, `/${draft}/problems`, `/${draft}/preview`, `/${draft}/report.xlsx`]) {
      expect(await codeOf(await server.get(`/api/drafts${path}`))).toBe('401 token_needed');
      expect((await server.get(`/api/drafts${path}`, { authorization })).status).toBe(200);
    }
  });
});
