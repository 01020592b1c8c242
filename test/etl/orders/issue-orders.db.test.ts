import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { followOrder } from '#etl/orders/follow-order.ts';
import { issueByRule, type RuleReport } from '#etl/orders/issue-by-rule.ts';
import { type IssueRequest, issueOrder } from '#etl/orders/issue-order.ts';
import { listAllOrders } from '#etl/orders/list-all-orders.ts';
import { today } from '#etl/today.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import {
  behind,
  cityBehind,
  east,
  forgetOrders,
  office,
  programme,
  root,
  town,
  unlisted,
  west,
} from '../support/city-behind.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await cityBehind(database);
});
beforeEach(() => forgetOrders(database));

const day = { happenedOn: '2020-10-08', dueOn: '2020-10-31' };
const byRule = (more: object = {}): Promise<RuleReport> =>
  issueByRule(database, { root, programme, dryRun: false, ...office, ...day, ...more });
const byHand = (region: string, item: string, more: Partial<IssueRequest> = {}) =>
  issueOrder(database, { root, region, item, ...office, ...day, ...more });
const follow = (kind: 'answer' | 'close' | 'reopen' | 'withdraw', order: number, more: object = {}) =>
  followOrder(database, { kind, order, ...office, text: '内容', happenedOn: '2020-10-20', ...more });
const places = ({ issued }: RuleReport): string[] => issued.map(({ row }) => `${row.region} ${row.item}`).sort();
const events = async (): Promise<Record<string, unknown>[]> =>
  (await database.knex.raw('SELECT * FROM order_event ORDER BY id')).rows;
const rowOf = async (order: number) => {
  const [found] = await database.read((tx) => listAllOrders(tx, { programme }));
  return found?.rows.find((row) => row.order === order);
};

describe('orders by rule', () => {
  it('are issued for everything that is behind in a district, on the figures as known on the day, and not twice', async () => {
    const would = await byRule({ dryRun: true });
    expect(places(would)).toEqual([...behind].sort());
    expect(would.issued.every(({ order }) => order === null)).toBe(true);
    expect(await events()).toEqual([]);
    const done = await byRule();
    expect(places(done)).toEqual(places(would));
    expect(done).toMatchObject({ year: 2020, asOf: '2020-09-30', dueOn: '2020-10-31', standing: [] });
    const written = await events();
    expect(written.map(({ region_code, item }) => `${region_code} ${item}`).sort()).toEqual([...behind].sort());
    for (const row of written)
      expect(row).toMatchObject({ kind: 'issue', issued_by_rule: true, year: 2020, ...{ order_id: null } });
    const ofEast = written.find(({ region_code, item }) => region_code === east && item === 'a');
    // 274 of 366 days.
    expect(ofEast?.evidence).toMatchObject({
      asOf: '2020-09-30',
      plan: 100,
      done: 45,
      expected: 74.8634,
      status: 'behind',
    });
    const again = await byRule();
    expect([again.issued, again.standing.length]).toEqual([[], behind.length]);
    expect(await events()).toEqual(written);
  });

  it('rest on what was known that day: by 30 June other items were behind', async () => {
    const report = await byRule({ happenedOn: '2020-07-10' });
    // 45 of 49.7 is at risk; of b there was nothing yet.
    expect(places(report)).toEqual([`${east} b`, `${east} d`, `${west} a`, `${west} c`, `${unlisted} a`].sort());
    expect(report).toMatchObject({ asOf: '2020-06-30' });
  });

  it('leave what has an order already, and come again when that one is closed or withdrawn', async () => {
    const { order } = await byHand(east, 'a');
    const other = (await byHand(west, 'a')).order;
    expect(await byRule({ dryRun: true })).toMatchObject({
      standing: [order, other],
      issued: { length: behind.length - 2 },
    });
    await follow('answer', order);
    expect((await byRule({ dryRun: true })).standing).toEqual([order, other]);
    await follow('close', order);
    await follow('withdraw', other);
    expect(places(await byRule({ happenedOn: '2020-10-20' }))).toEqual([...behind].sort());
  });

  it('at once issue none twice', async () => {
    const reports = await Promise.all(Array.from({ length: 6 }, () => byRule()));
    expect(reports.map(({ issued }) => issued.length).sort((a, b) => b - a)).toEqual([behind.length, 0, 0, 0, 0, 0]);
    expect(await events()).toHaveLength(behind.length);
  });

  it('beside some by hand issue none twice either', async () => {
    const outcomes = await Promise.allSettled([
      byHand(east, 'a'),
      byRule(),
      byHand(west, 'c'),
      byRule(),
      byHand(east, 'a'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(2);
    const written = (await events()).map(({ region_code, item }) => `${region_code} ${item}`);
    expect(written.sort()).toEqual([...behind].sort());
  });

  it('are all refused together', async () => {
    await expect(byRule({ dueOn: undefined })).rejects.toMatchObject({ code: 'order_due_missing' });
    await expect(byRule({ dueOn: '2020-10-01' })).rejects.toMatchObject({ code: 'order_due_too_early' });
    await expect(byRule({ happenedOn: undefined })).rejects.toMatchObject({
      code: 'order_due_too_early',
      message: expect.stringContaining(today()),
    });
    await expect(byRule({ post: '张三' })).rejects.toMatchObject({ code: 'order_post_unclear' });
    await expect(byRule({ happenedOn: '2019-12-31' })).rejects.toMatchObject({ code: 'no_data_at' });
    await expect(byRule({ programme: 'nix' })).rejects.toMatchObject({ code: 'unknown_programme' });
    await byHand(east, 'a', { happenedOn: '2020-10-20' }).then(({ order }) => follow('withdraw', order));
    await expect(byRule()).rejects.toMatchObject({ code: 'order_date_too_early' });
    expect(await events()).toHaveLength(2);
  });
});

describe('orders by hand', () => {
  it('are issued for what is behind or at risk, of a city, a district or a town', async () => {
    for (const [region, item] of [
      [east, 'b'],
      [town, 'd'],
      [root, 'a'],
      [unlisted, 'a'],
    ] as const) {
      const { order } = await byHand(region, item);
      expect(await rowOf(order)).toMatchObject({ region, item, issuedByRule: false, year: 2020, dueOn: '2020-10-31' });
    }
    expect(await rowOf(1)).toMatchObject({
      name: '越城区',
      evidence: { status: 'at_risk', done: 65 },
      title: { zh: '项b' },
    });
  });

  it.each([
    ['what is met', east, 'c', 'order_not_behind'],
    ['what is not planned', west, 'b', 'order_not_behind'],
    ['an item that does not exist', east, 'x', 'order_item_unknown'],
    ['a region that does not exist', '330601', 'a', 'order_item_unknown'],
  ])('are refused for %s', async (_what, region, item, code) => {
    await expect(byHand(region, item)).rejects.toMatchObject({ code });
    expect(await events()).toEqual([]);
  });

  it('are issued for what is met or not planned with a text that says why', async () => {
    await byHand(east, 'c', { text: '质量抽查不合格' });
    await byHand(west, 'b', { text: '市政府追加任务' });
    expect((await events()).map(({ text }) => text)).toEqual(['质量抽查不合格', '市政府追加任务']);
  });

  it('never name a person', async () => {
    await expect(byHand(east, 'a', { text: '联系 13812345678' })).rejects.toMatchObject({
      code: 'order_personal_data',
    });
    await expect(byHand(east, 'a', { post: '李四' })).rejects.toMatchObject({ code: 'order_post_unclear' });
  });

  it('are due after the days that the programme gives, where none is given', async () => {
    await database.write((tx) => tx('programme').update({ settings: JSON.stringify({ orders: { answerDays: 15 } }) }));
    const { order } = await byHand(east, 'a', { dueOn: undefined });
    expect((await rowOf(order))?.dueOn).toBe('2020-10-23');
    expect((await byRule({ dueOn: undefined })).dueOn).toBe('2020-10-23');
    expect((await rowOf((await byHand(east, 'b')).order))?.dueOn).toBe('2020-10-31');
    await database.write((tx) => tx('programme').update({ settings: '{}' }));
  });
});

describe('what follows', () => {
  it('is kept with the figures of its day, to the closing and beyond', async () => {
    const { order } = await byHand(west, 'c', { happenedOn: '2020-07-10', dueOn: '2020-08-01' });
    await follow('answer', order, { text: '已增加人手', happenedOn: '2020-07-20' });
    await follow('close', order, { happenedOn: '2020-10-05', text: undefined });
    expect(await rowOf(order)).toMatchObject({
      state: 'closed',
      closedOn: '2020-10-05',
      answeredOn: '2020-07-20',
      moves: ['reopen', 'withdraw'],
    });
    await follow('reopen', order, { dueOn: '2020-11-15' });
    expect(await rowOf(order)).toMatchObject({
      state: 'overdue',
      answeredOn: null,
      closedOn: null,
      dueOn: '2020-11-15',
    });
    const written = await events();
    expect(written.map(({ kind }) => kind)).toEqual(['issue', 'answer', 'close', 'reopen']);
    expect(written.map(({ evidence }) => (evidence as { asOf: string }).asOf)).toEqual([
      '2020-06-30',
      '2020-06-30',
      '2020-09-30',
      '2020-09-30',
    ]);
  });

  it('is refused for a number that is no order, and leaves no trace', async () => {
    const { order } = await byHand(east, 'a');
    const { event } = await follow('answer', order);
    for (const number of [event, 999])
      await expect(follow('withdraw', number)).rejects.toMatchObject({ code: 'unknown_order' });
    await expect(follow('reopen', order)).rejects.toMatchObject({ code: 'order_move_refused' });
    expect(await events()).toHaveLength(2);
  });

  it('can be closed when the plan has lost the item', async () => {
    const { order } = await byHand(unlisted, 'a');
    await follow('answer', order);
    const forever = { load_to: 2_147_483_647 };
    await database.write((tx) => tx('plan_item').where({ item: 'a' }).update({ load_to: 3 }));
    await follow('close', order);
    await database.write((tx) => tx('plan_item').where({ item: 'a' }).update(forever));
    expect((await events()).at(-1)).toMatchObject({ kind: 'close', evidence: null });
    expect((await rowOf(order))?.reason.zh).toContain('没有该项数据');
  });

  it('is one move when two record it at once', async () => {
    const { order } = await byHand(east, 'a');
    await follow('answer', order);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => follow('close', order)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  });
});
