import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import type { getOrders } from '#api/contract/orders.ts';
import { followOrder } from '#etl/orders/follow-order.ts';
import { issueByRule } from '#etl/orders/issue-by-rule.ts';
import type { Database } from '#geodata/database/database.ts';
import {
  behind,
  cityBehind,
  east,
  forgetOrders,
  office,
  programme,
  root,
  town,
  west,
} from '#test/etl/support/city-behind.ts';
import { testDatabase } from '#test/support/database.ts';
import { readWorkbook } from '../products/support/read-workbook.ts';
import { EventReader } from '../support/event-reader.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

type Answer = z.infer<(typeof getOrders)['response']>;
type Row = Answer['rows'][number];
let database: Database;
let server: TestServer;

beforeAll(async () => {
  database = await testDatabase();
  await cityBehind(database);
  server = await startTestServer(database);
});
beforeEach(async () => {
  await forgetOrders(database);
  await server.app.services.watch.refresh();
  server.app.services.cache.useState('forgotten');
  // Only the date stands still: everything else goes on.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2020, 9, 31, 23, 59) });
});
afterEach(() => {
  vi.useRealTimers();
});

const get = async (query = ''): Promise<Answer> => (await server.json(`/api/orders${query}`)) as Answer;
async function post(body: object): Promise<{ status: number; answer: { code?: string; event?: number; row?: Row } }> {
  const response = await fetch(`${server.origin}/api/orders/moves`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as { code?: string; row?: Row } };
}
const issue = (more: object = {}) => ({
  ...{ kind: 'issue', region: east, item: 'a', ...office, happenedOn: '2020-10-08', dueOn: '2020-10-31' },
  ...more,
});
const follow = (kind: string, order: number | undefined, more: object = {}) => ({
  ...{ kind, order, ...office, happenedOn: '2020-10-20', text: '内容' },
  ...more,
});

describe('supervision orders', () => {
  it('go from issue to closing, each answer anew, with a reason for every state', async () => {
    expect(await get()).toMatchObject({
      programme,
      judgedOn: '2020-10-31',
      rows: [],
      counts: { open: 0 },
      basis: { asOf: '2020-09-30' },
    });
    const etags = new Set<string | null>([(await server.get('/api/orders')).headers.get('etag')]);
    const { status, answer } = await post(issue());
    const order = answer.row?.order;
    expect([status, answer.event]).toEqual([200, order]);
    expect(answer.row).toMatchObject({
      ...{
        region: east,
        name: '越城区',
        nameEn: 'Yuecheng',
        item: 'a',
        title: { zh: '项a' },
        year: 2020,
        state: 'open',
      },
      ...{ issuedOn: '2020-10-08', dueOn: '2020-10-31', issuedByRule: false, moves: ['answer', 'withdraw'] },
      evidence: { asOf: '2020-09-30', plan: 100, done: 45, expected: 74.8634, status: 'behind' },
    });
    for (const [kind, state] of [
      ['answer', 'answered'],
      ['close', 'closed'],
      ['reopen', 'open'],
      ['withdraw', 'withdrawn'],
    ] as const) {
      etags.add((await server.get('/api/orders')).headers.get('etag'));
      const moved = await post(follow(kind, order));
      expect([moved.status, moved.answer.row?.state]).toEqual([200, state]);
      const listed = await get();
      expect(listed.rows).toEqual([moved.answer.row]);
      expect(listed.counts[state]).toBe(1);
    }
    expect(etags.size).toBe(5);
    const [row] = (await get()).rows;
    expect(row?.events.map(({ kind }) => kind)).toEqual(['issue', 'answer', 'close', 'reopen', 'withdraw']);
    expect(row?.events[1]).toMatchObject({
      office: '市交通运输局',
      post: '科长',
      text: '内容',
      happenedOn: '2020-10-20',
    });
    expect(row?.reason).toEqual({
      zh: '2020-10-20 由市交通运输局(科长)撤销，理由：内容。',
      en: 'It was withdrawn on 2020-10-20 by 市交通运输局 (科长): 内容.',
    });
  });

  it('are overdue when the day of the request is over, whatever was answered before midnight', async () => {
    await post(issue());
    const before = await server.get('/api/orders');
    const sheet = async (): Promise<unknown[]> => {
      const table = await server.get(`/api/products/table.xlsx?table=plan&programme=${programme}`);
      const found = (await readWorkbook(Buffer.from(await table.arrayBuffer()))).getWorksheet('督办单');
      return [found?.getCell('F5').value, String(found?.getCell('A2').value).slice(-10)];
    };
    expect(((await before.json()) as Answer).rows[0]?.state).toBe('open');
    expect(await sheet()).toEqual(['待答复', '2020-10-31']);
    const etag = { 'If-None-Match': before.headers.get('etag') ?? '' };
    expect((await server.get('/api/orders', etag)).status).toBe(304);
    vi.setSystemTime(new Date(2020, 10, 1, 0, 0));
    const after = await server.get('/api/orders', etag);
    expect(after.status).toBe(200);
    expect(await after.json()).toMatchObject({
      judgedOn: '2020-11-01',
      rows: [{ state: 'overdue', reason: { zh: '期限 2020-10-31，至 2020-11-01 已逾期 1 天，尚未答复。' } }],
    });
    expect(await sheet()).toEqual(['已逾期', '2020-11-01']);
  });

  it('stand as of a day as they stood that day, which says what was overdue', async () => {
    const { row } = (await post(issue({ dueOn: '2020-10-15' }))).answer;
    await post(follow('answer', row?.order, { happenedOn: '2020-10-18' }));
    await post(follow('close', row?.order, { happenedOn: '2020-10-20' }));
    const states = await Promise.all(
      ['2020-10-07', '2020-10-08', '2020-10-15', '2020-10-16', '2020-10-19', '2020-10-20'].map(async (day) => {
        const { rows, judgedOn } = await get(`?asOf=${day}`);
        expect(judgedOn).toBe(day);
        return rows[0]?.state ?? null;
      }),
    );
    expect(states).toEqual([null, 'open', 'open', 'overdue', 'overdue', 'closed']);
    // The last load is as of 30 September.
    const { load } = (await get()).basis;
    expect(await get(`?asOf=${load}`)).toMatchObject({ judgedOn: '2020-09-30', rows: [] });
  });

  it('are found by region, year and state; the counts leave out the state', async () => {
    const { row } = (await post(issue())).answer;
    await post(issue({ item: 'b' }));
    await post(issue({ region: town, item: 'd' }));
    await post(follow('answer', row?.order));
    const orders = async (query: string) => (await get(query)).rows.map(({ region, item }) => `${region} ${item}`);
    expect(await orders(`?region=${east}`)).toEqual([`${east} a`, `${east} b`]);
    expect(await orders(`?region=${town}`)).toEqual([`${town} d`]);
    expect(await orders(`?region=${root}`)).toHaveLength(3);
    expect(await orders('?state=answered')).toEqual([`${east} a`]);
    expect((await get('?state=answered')).counts).toMatchObject({ open: 2, answered: 1 });
    expect(await orders('?year=2019')).toEqual([]);
  });

  it.each([
    ['what is met', issue({ item: 'c' }), 409, 'order_not_behind'],
    ['an item that is not there', issue({ item: 'x' }), 404, 'order_item_unknown'],
    ['no due date', issue({ dueOn: undefined }), 422, 'order_due_missing'],
    ['a name for a post', issue({ post: '张三' }), 422, 'order_post_unclear'],
    ['a phone number', issue({ text: '电话13812345678' }), 422, 'order_personal_data'],
    ['an unknown region', issue({ region: '999999' }), 404, 'unknown_region'],
    ['an unknown programme', issue({ programme: 'nix' }), 404, 'unknown_programme'],
    ['an unknown field', issue({ person: '张三' }), 400, 'invalid_request'],
    ['a due date with an answer', follow('answer', 1, { dueOn: '2020-11-01' }), 400, 'invalid_request'],
    ['an order that is not there', follow('answer', 1), 404, 'unknown_order'],
    ['a kind that is not there', follow('delete', 1), 400, 'invalid_request'],
  ])('refuse %s and change nothing', async (_what, body, status, code) => {
    expect(await post(body)).toMatchObject({ status, answer: { code } });
    expect((await get()).rows).toEqual([]);
  });

  it('are issued once when several do so at the same moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => post(issue({ region: west }))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('that another process writes are told to listeners, and answers asked for then have them', async () => {
    const reader = new EventReader();
    await reader.open(`${server.origin}/api/events`);
    await reader.until('retry:');
    expect((await get()).rows).toEqual([]);
    const day = { happenedOn: '2020-10-08', dueOn: '2020-10-31', ...office };
    const { issued } = await issueByRule(database, { root, programme, dryRun: false, ...day });
    const order = issued[0]?.order ?? 0;
    await reader.until(`"event":${issued.at(-1)?.order},`);
    expect((await get()).counts.open).toBe(behind.length);
    await followOrder(database, { kind: 'withdraw', order, ...office, text: '误发', happenedOn: '2020-10-09' });
    const text = await reader.until('"kind":"withdraw"');
    reader.close();
    const told = [...text.matchAll(/^event: order\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
    expect(told.map(({ kind }) => kind)).toEqual([...behind.map(() => 'issue'), 'withdraw']);
    expect(told.at(-1)).toMatchObject({
      order,
      programme,
      region: issued[0]?.row.region,
      item: issued[0]?.row.item,
      year: 2020,
    });
    expect((await get()).counts).toMatchObject({ open: behind.length - 1, withdrawn: 1 });
  });

  it('are guarded as loads are', async () => {
    const token = 'a-token-of-sixteen-letters-or-more';
    const guarded = await startTestServer(database, { ADMIN_TOKEN: token });
    const send = (headers: Record<string, string>) =>
      fetch(`${guarded.origin}/api/orders/moves`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(issue()),
      }).then(({ status }) => status);
    expect(await send({})).toBe(401);
    expect(await send({ Authorization: `Bearer ${token}` })).toBe(200);
    expect((await guarded.get('/api/orders')).status).toBe(200);
  });
});
