import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareDraft, listDraftProblems, previewDraft } from '#api/contract/drafts.ts';
import { afterFile } from '#test/support/after-file.ts';
import { testDatabase } from '#test/support/database.ts';
import { bring, codeOf, type Draft, post, sendFile, settled } from '../support/draft-client.ts';
import { EventReader } from '../support/event-reader.ts';
import { writeSmallData } from '../support/small-data.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** The first stands unchanged but for its name; the second is new; the third lies in the sea and has no status. */
const sites = `设施编号,名称,设施类型,状态,经度,纬度,联系电话
F0,站零,bus_stop+bus_bay,operating,120.02,30.021,13900001234
N2,新站二,bus_stop,operating,120.07,30.05,13900001234
N3,新站三,bus_stop,坏词,125.07,30.05,13900001234
`;

let server: TestServer;
let checked: Draft;

beforeAll(async () => {
  const database = await testDatabase();
  await writeSmallData(database);
  const folder = mkdtempSync(join(tmpdir(), 'tongcun-drafts-'));
  afterFile(async () => rmSync(folder, { recursive: true, force: true }));
  server = await startTestServer(database, { DATA_DIR: folder, UPLOAD_LIMIT_MB: '1' });
  checked = await bring(server, sites, '站点 2020.csv', 'mode=merge');
});

describe('an uploaded file', () => {
  test('is recognised by its columns and says how sure that is; personal data is not shown', () => {
    const { recognition } = checked;
    expect(recognition).toMatchObject({ dataset: 'facility', missing: [] });
    expect(recognition?.guesses[0]).toMatchObject({ dataset: 'facility', recognised: 6, columns: 6 });
    expect(recognition?.columns.find(({ personal }) => personal)).toMatchObject({ column: '联系电话', samples: [] });
    expect(JSON.stringify(checked)).not.toContain('13900001234');
  });

  test('is checked, and nothing is published', async () => {
    expect(checked.outcome).toMatchObject({ dataset: 'facility', asOfLoad: 1, inspected: true });
    expect(await server.json('/api/loads')).toMatchObject({ loads: [{ load: 1 }] });
  });

  test('tells every problem with its row, record, words and place', async () => {
    const { problems, total } = listDraftProblems.response.parse(
      await server.json(`/api/drafts/${checked.draft}/problems?severity=error`),
    );
    expect(total).toBe(problems.length);
    expect(problems.find(({ code }) => code === 'geometry_outside')).toMatchObject({
      row: 3,
      key: 'N3',
      field: 'site_geom4326',
      point: [125.07, 30.05],
      message: { zh: expect.stringContaining('请核对'), en: expect.stringContaining('check') },
    });
    const page = await server.json(`/api/drafts/${checked.draft}/problems?limit=1&offset=1`);
    expect(listDraftProblems.response.parse(page).problems).toHaveLength(1);
  });

  test('is drawn by what publishing would do with each row', async () => {
    const preview = previewDraft.response.parse(await server.json(`/api/drafts/${checked.draft}/preview`));
    const fates = Object.fromEntries(preview.features.map(({ properties }) => [properties.key, properties.fate]));
    expect(fates).toEqual({ F0: 'changed', N2: 'added', N3: 'rejected' });
    expect(preview.bounds).toEqual([120.02, 30.021, 125.07, 30.05]);
  });

  test('is compared with what stands, field by field', async () => {
    const difference = compareDraft.response.parse(await server.json(`/api/drafts/${checked.draft}/difference`));
    expect(difference.counts).toEqual({ added: 1, changed: 1, removed: 0, unchanged: 0 });
    expect(difference.added).toMatchObject([{ key: 'N2', name: '新站二', row: 2 }]);
    const [changed] = difference.changed;
    expect(changed?.fields).toContainEqual({ field: 'name', before: '站0', after: '站零' });
  });

  test('comes back as a workbook with the cells marked', async () => {
    const response = await server.get(`/api/drafts/${checked.draft}/report.xlsx`);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('检查报告 站点 2020.xlsx'));
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    expect(workbook.worksheets.length).toBeGreaterThan(1);
  });
});

describe('a file that wants its clerk first', () => {
  test('without required columns is not checked; a mapping mends it and its constants count', async () => {
    const draft = await bring(
      server,
      '编码,叫法,经度,纬度\nQ1,新站,120.02,30.05\n',
      '表.csv',
      'dataset=facility&mode=merge',
    );
    expect(draft.state).toBe('recognised');
    expect(draft.recognition?.missing).toContain('facility_code');
    const mapping = {
      fields: {
        facility_code: { column: '编码' },
        name: { column: '叫法' },
        kinds: { constant: 'bus_stop' },
        status: { constant: 'operating' },
      },
    };
    expect((await post(server, `/api/drafts/${draft.draft}/check`, { mapping })).status).toBe(200);
    const mended = await settled(server, draft.draft);
    expect(mended).toMatchObject({ state: 'checked', outcome: { counts: { read: 1, added: 1 } } });
  });

  test('of a part, checked as the whole, is refused but can still be looked at', async () => {
    const draft = await bring(server, sites.split('\n').slice(0, 3).join('\n'), 'part.csv');
    expect(draft).toMatchObject({ state: 'refused', outcome: { refusal: { code: 'drop_too_large' } } });
    const difference = compareDraft.response.parse(await server.json(`/api/drafts/${draft.draft}/difference`));
    expect(difference.counts.removed).toBe(3);
    expect(await codeOf(await post(server, `/api/drafts/${draft.draft}/publish`, { dataset: 'facility' }))).toBe(
      '409 draft_not_checked',
    );
  });

  test.each([
    ['noise', '\u0000\u0001\u0002', 'noise.bin'],
    ['a workbook that is none', 'PK\u0003\u0004 but no more', 'book.xlsx'],
    ['nothing', '', 'empty.csv'],
    ['a path for a name', 'a,b\n1,2\n', '../../etc/passwd'],
  ])('that is %s says so and harms nothing', async (_name, content, name) => {
    const draft = await bring(server, content, name);
    expect(['failed', 'recognised', 'refused']).toContain(draft.state);
    expect(draft.file).not.toMatch(/[\\/]/);
    expect(draft.fault?.code).not.toBe('internal');
  });

  test('too large is refused, as is an unknown option, an unknown file and a body of another kind', async () => {
    expect(await codeOf(await sendFile(server, 'x'.repeat(2 * 1024 * 1024), 'large.csv'))).toBe('413 body_too_large');
    expect(await codeOf(await sendFile(server, 'a', 'a.csv', 'mapping=%2Fetc%2Fpasswd'))).toBe('400 invalid_request');
    expect(await codeOf(await server.get(`/api/drafts/${'0'.repeat(32)}`))).toBe('404 unknown_draft');
    expect(await codeOf(await server.get('/api/drafts/..%2f..%2fetc'))).toBe('400 invalid_request');
    const body = { mapping: '/etc/passwd' };
    expect(await codeOf(await post(server, `/api/drafts/${checked.draft}/check`, body))).toBe('400 invalid_request');
  });
});

describe('publishing', () => {
  test('names the dataset that was checked', async () => {
    const response = await post(server, `/api/drafts/${checked.draft}/publish`, { dataset: 'village' });
    expect(await codeOf(response)).toBe('409 dataset_not_confirmed');
  });

  test('five times at once gives one load, told to listeners with the draft', async () => {
    const events = new EventReader();
    await events.open(`${server.origin}/api/events`);
    const draft = await bring(server, sites.split('\n').slice(0, 3).join('\n'), 'merge.csv', 'mode=merge');
    const publish = () => post(server, `/api/drafts/${draft.draft}/publish`, { dataset: 'facility' });
    const answers = await Promise.all([publish(), publish(), publish(), publish(), publish()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const published = await settled(server, draft.draft);
    expect(published).toMatchObject({ state: 'published', load: 2 });
    expect(await server.json('/api/loads')).toMatchObject({ loads: [{ load: 2, added: 1, changed: 1 }, { load: 1 }] });
    const told = await events.until('"step":"publish"');
    expect(told).toContain(`"draft":"${draft.draft}"`);
    events.close();
    expect((await publish()).status).toBe(200);
    expect(await codeOf(await post(server, `/api/drafts/${draft.draft}/check`, {}))).toBe('409 draft_published');
  });

  test('of another file makes a check outdated, and an undo is seen at its load', async () => {
    expect(await settled(server, checked.draft)).toMatchObject({ outdated: true });
    await fetch(`${server.origin}/api/loads/2/undo`, { method: 'POST' });
    expect(await server.json('/api/loads')).toMatchObject({
      loads: [{ undoes: 2, undoneBy: null }, { load: 2, undoneBy: 3 }, { load: 1 }],
    });
    await fetch(`${server.origin}/api/loads/3/undo`, { method: 'POST' });
    expect(await server.json('/api/loads?limit=3')).toMatchObject({
      loads: [{ load: 4 }, { load: 3, undoneBy: 4 }, { load: 2, undoneBy: null }],
    });
  });
});
