import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordMove } from '#etl/awards/record-move.ts';
import { loadFile } from '#etl/load-file.ts';
import { closeMonth, verifyMonth } from '#etl/months/close-month.ts';
import { resolveAsOf } from '#geodata/as-of.ts';
import type { Database } from '#geodata/database/database.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { sampleDatabase } from '#test/support/database.ts';

const root = '330600';
const month = '2020-08';
const today = '2020-10-08';
let database: Database;
let server: TestServer;
/** Answers by address, with the basis taken out: of the load when it was closed, and of the month. */
const before = new Map<string, string>();

const questions = [
  '/api/values?indicator=maintenance-rate',
  '/api/values?indicator=maintenance-rate&level=district',
  '/api/values?indicator=good-condition-rate&region=330683&level=town',
  '/api/values?indicator=village-bus-coverage&level=town',
  '/api/values?indicator=village-bus-coverage&weighting=population',
  '/api/values?indicator=village-bus-coverage&level=village&region=330624',
  '/api/values?indicator=annual-repair-rate&programme=shaoxing-2018-2020',
  '/api/indicators/maintenance-rate/records?region=330602&limit=50',
  '/api/progress?children=true',
  '/api/progress?children=true&year=2019',
  '/api/progress?region=330681&year=2020',
  '/api/progress/months?item=pavement_repair&region=330604',
  '/api/progress/months?item=pavement_repair',
  '/api/progress/months?item=bus_bay&region=330681&year=2019',
  '/api/progress/totals',
  '/api/progress/totals?region=330681',
  '/api/progress/records?item=pavement_repair&kind=done&limit=50',
  '/api/progress/records?item=pavement_repair&kind=done&toDate=true&limit=50',
  '/api/claims',
  '/api/claims?region=330602&year=2019',
  '/api/orders',
  '/api/orders?region=330602&state=open',
  '/api/coverage?threshold=800',
  '/api/awards',
  '/api/awards?region=330602&year=2019',
];

/** Papers of the month; they say whether it is closed, so that they are compared from its closing on. */
const papers = [
  `/api/products/bulletin.txt?month=${month}`,
  `/api/products/bulletin.xlsx?month=${month}`,
  `/api/products/table.xlsx?asOf=${month}`,
  `/api/products/progress-map.svg?indicator=maintenance-rate&asOf=${month}`,
];
const papersBefore = new Map<string, Buffer>();

async function paperOf(question: string): Promise<Buffer> {
  const response = await server.get(question);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.status, `${question} ${bytes.subarray(0, 200).toString()}`).toBe(200);
  return bytes;
}

async function expectSamePapers(): Promise<void> {
  for (const question of papers) {
    const same = papersBefore.get(question)?.equals(await paperOf(question));
    expect(same, question).toBe(true);
  }
}

/** The answer as bytes, without the basis, which names the month or the load. */
async function bytesOf(question: string, asOf: string): Promise<string> {
  const response = await server.get(`${question}${question.includes('?') ? '&' : '?'}asOf=${asOf}`);
  const text = await response.text();
  expect(response.status, `${question} ${text.slice(0, 200)}`).toBe(200);
  return text.replace(/"basis":\{[^}]*\}/, '"basis"').replaceAll(/asOf=(2020-08|\d+)/g, 'asOf');
}

/** Recorded after the closing under a day before it. */
async function issueUnderEarlierDay(): Promise<void> {
  const { rows } = (await server.json('/api/progress?children=true&year=2020&asOf=2020-08-31')) as {
    rows: { region: string; item: string; status: string }[];
  };
  const late = rows.find(({ region, status }) => region === '330602' && status === 'behind');
  const office = { office: '市交通运输局', post: '督查科科长', happenedOn: '2020-08-31', dueOn: '2020-09-15' };
  const body = JSON.stringify({ kind: 'issue', region: late?.region, item: late?.item, year: 2020, ...office });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${server.origin}/api/orders/moves`, { method: 'POST', headers, body });
  expect(response.status, await response.text()).toBe(200);
}

beforeAll(async () => {
  database = await sampleDatabase();
  server = await startTestServer(database, { ADMIN_TOKEN: '' });
});

describe('closing a month', () => {
  it('is refused while it runs, without data of it, and before any data', async () => {
    const close = (of: string, on: string) => closeMonth(database, { root, month: of, today: on });
    await expect(close('2020-08', '2020-08-31')).rejects.toMatchObject({ code: 'month_not_over' });
    await expect(close('2020-07', today)).rejects.toMatchObject({ code: 'month_without_data' });
    await expect(close('2016-07', today)).rejects.toMatchObject({ code: 'no_data_at' });
    const named = { root, month, today, office: '市交通运输局', post: '张三' };
    await expect(closeMonth(database, named)).rejects.toMatchObject({ code: 'month_post_unclear' });
    expect(await server.json('/api/months')).toEqual({ root, months: [] });
    const response = await server.get('/api/values?indicator=maintenance-rate&asOf=2020-08');
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'month_not_closed' }]);
  });

  it('keeps what its last day said, to the byte', async () => {
    const { load, asOf } = await database.read((tx) => resolveAsOf(tx, root, '2020-08-31'));
    expect(asOf).toBe('2020-08-31');
    for (const question of questions) before.set(question, await bytesOf(question, String(load)));
    const by = { office: '市交通运输局', post: '统计岗' };
    const closed = await Promise.allSettled([1, 2].map(() => closeMonth(database, { root, month, today, ...by })));
    expect(closed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(closed.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'month_already_closed' },
    });
    await server.app.routes.services.watch.refresh();
    expect(await server.json('/api/months')).toMatchObject({ months: [{ month, load, asOf, sample: true, ...by }] });
    const answer = await server.json('/api/values?indicator=maintenance-rate&asOf=2020-08');
    expect(answer).toMatchObject({ basis: { asOf, load, sample: true, month } });
    for (const question of questions) expect(await bytesOf(question, month), question).toBe(before.get(question));
    for (const question of papers) papersBefore.set(question, await paperOf(question));
  }, 180_000);

  it('never changes again: not by loads, corrections of that month, new settings of the programme, nor awards', async () => {
    await database.write(async (tx) => {
      await tx('programme')
        .where({ id: 'shaoxing-2018-2020' })
        .update({
          // Even a village without a stop would be no more than at risk.
          settings: tx.raw(
            `jsonb_set(jsonb_set(settings, '{totals,0,quantity}', '9'),
                       '{status,value}', '{"onTrackPoints": 9, "atRiskPoints": 100, "nearPoints": 2}')`,
          ),
        });
    });
    await recordMove(database, {
      root,
      region: '330602',
      regionName: '越城区',
      year: 2018,
      kind: 'move',
      step: 'prepaid',
      office: '绍兴市财政局',
      post: '预算处处长',
      happenedOn: '2018-09-03',
      readEvidence: async () => null,
    });
    await issueUnderEarlierDay();
    const file = resolve('geodata/sample/data/works-2019.csv');
    await loadFile(database, {
      dataset: 'work',
      file,
      programme: 'shaoxing-2018-2020',
      mode: 'replace',
      dataDate: '2020-08-31',
    });
    await server.app.routes.services.watch.refresh();
    for (const question of questions) expect(await bytesOf(question, month), question).toBe(before.get(question));
    await expectSamePapers();
    const { load } = await database.read((tx) => resolveAsOf(tx, root, month));
    const changed = await Promise.all(
      ['/api/awards', '/api/progress?children=true', '/api/orders'].map((question) => bytesOf(question, '2020-10-01')),
    );
    expect(changed[2], 'the order is told').not.toBe(before.get('/api/orders'));
    expect(changed[0], 'the award did move').not.toBe(before.get('/api/awards'));
    expect(changed[1], 'works did go').not.toBe(before.get('/api/progress?children=true'));
    const { intact, differing } = await database.read((tx) => verifyMonth(tx, root, month));
    expect(intact).toBe(true);
    for (const subject of ['awards', 'orders', 'judging']) expect(differing).toContain(`${subject}|shaoxing-2018-2020`);
    expect(differing.some((subject) => subject.startsWith('values|shaoxing-2018-2020|maintenance-rate'))).toBe(true);
    expect(
      differing.every((subject) => /^(awards|values|progress|totals|bulletin|claims|orders|judging)\|/.test(subject)),
      String(load),
    ).toBe(true);
  }, 180_000);

  it('cannot be opened, changed, deleted or emptied by hand', async () => {
    const kept = (statement: string) =>
      expect(
        database.write((tx) => tx.raw(statement)),
        statement,
      ).rejects.toMatchObject({ code: '23001' });
    for (const table of ['closed_month', 'closed_answer']) {
      await kept(`DELETE FROM ${table}`);
      await kept(`UPDATE ${table} SET month = '2020-07-01'`);
      await kept(`TRUNCATE ${table} CASCADE`);
    }
    await expect(closeMonth(database, { root, month, today })).rejects.toMatchObject({ code: 'month_already_closed' });
  });

  it('is asked of the programme of its closing, though a later one answers for the months after it', async () => {
    await database.write(async (tx) => {
      const former = await tx('programme').where({ id: 'shaoxing-2018-2020' }).first();
      const [indicators, settings] = [JSON.stringify(former.indicators), JSON.stringify(former.settings)];
      const later = { id: 'later', starts_on: '2021-01-01', ends_on: '2021-12-31', indicators, settings };
      await tx('programme').insert({ ...former, ...later });
    });
    await server.app.routes.services.watch.refresh();
    expect(await server.json('/api/progress')).toMatchObject({ programme: 'later' });
    for (const question of questions) expect(await bytesOf(question, month), question).toBe(before.get(question));
    await expectSamePapers();
  });

  it('with another definition keeps its figures, and refuses to list records by the new one', async () => {
    const forge = (subject: string, change: (body: string) => string = () => '"another"') =>
      database.write(async (tx) => {
        await tx.raw(`SET LOCAL session_replication_role = 'replica'`);
        const kept = { root_region: root, month: `${month}-01`, subject };
        const row = await tx('closed_answer').where(kept).first('body');
        const body = change(row?.body ?? '');
        expect(body).not.toBe(row?.body);
        await tx('closed_answer').where(kept).update({ body });
      });
    // This one is only written otherwise: it still gives the kept figures.
    await forge('definition|maintenance-rate');
    // This one would give other figures for 嵊州市.
    await forge('definition|good-condition-rate');
    await forge('values|shaoxing-2018-2020|good-condition-rate|', (body) =>
      body.replace(/("region":"330683".*?"success":)[\d.]+/, '$11'),
    );
    await forge('counting|shaoxing-2018-2020');
    // Another process changed it; the server keeps answers until the state of the data changes.
    server = await startTestServer(database);
    for (const question of questions.filter((each) =>
      /values\?|indicators\/maint|progress\?|months\?|awards|claims|orders/.test(each),
    )) {
      expect(await bytesOf(question, month), question).toBe(before.get(question));
    }
    await expectSamePapers();
    for (const question of [
      '/api/indicators/good-condition-rate/records?region=330683&',
      '/api/claims?region=330602001&',
      '/api/progress/months?item=bus_bay&region=330602001&',
      '/api/progress/records?item=bus_bay&',
    ]) {
      const response = await server.get(`${question}asOf=${month}`);
      expect([response.status, await response.json()], question).toMatchObject([409, { code: 'definition_changed' }]);
    }
    const { intact } = await database.read((tx) => verifyMonth(tx, root, month));
    expect(intact, 'tampering shows').toBe(false);
  }, 180_000);

  it('draws nothing by another definition beside its figures, and nothing by new parameters of the programme', async () => {
    await database.write((tx) =>
      tx('programme')
        .where({ id: 'shaoxing-2018-2020' })
        .update({
          indicators: tx.raw(
            `(SELECT jsonb_agg(CASE WHEN watched ->> 'id' = 'village-bus-coverage'
                               THEN watched || '{"params": {"thresholdM": 800}}' ELSE watched END)
                FROM jsonb_array_elements(indicators) watched)`,
          ),
        }),
    );
    server = await startTestServer(database);
    const statusOf = async (question: string, asOf: string | number = month) => {
      const response = await server.get(`${question}&asOf=${asOf}`);
      return [response.status, response.status === 200 ? '' : await response.text()];
    };
    const { load } = await database.read((tx) => resolveAsOf(tx, root, month));
    const changed = (region: string) => [
      `/tiles/road_segment/0/0/0.mvt?indicator=good-condition-rate${region}`,
      `/tiles/village/0/0/0.mvt?indicator=village-bus-coverage${region}`,
      `/api/map/density?of=gap${region}`,
      `/api/products/progress-map.svg?indicator=good-condition-rate${region}`,
      `/api/products/progress-map.svg?indicator=village-bus-coverage${region}`,
    ];
    for (const question of [...changed(''), ...changed('&region=330683')]) {
      // What is drawn for the load is kept for the next who asks, but not for the month.
      if (!question.includes('svg')) expect(await statusOf(question, load), question).toEqual([200, '']);
      expect(await statusOf(question), question).toEqual([409, expect.stringContaining(`asOf=${load}`)]);
    }
    for (const question of [
      '/tiles/road_segment/0/0/0.mvt?indicator=good-condition-rate&region=330602',
      '/tiles/road_segment/0/0/0.mvt?indicator=maintenance-rate',
      '/tiles/village/0/0/0.mvt?indicator=good-condition-rate',
      '/api/map/density?of=gap&threshold=500',
      '/api/map/density?of=bus_stop',
    ]) {
      expect(await statusOf(question), question).toEqual([200, '']);
    }
  });
});
