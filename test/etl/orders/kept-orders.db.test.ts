import { beforeAll, describe, expect, it } from 'vitest';
import { followOrder } from '#etl/orders/follow-order.ts';
import { issueOrder } from '#etl/orders/issue-order.ts';
import type { Database } from '#geodata/database/database.ts';
import { testDatabase } from '#test/support/database.ts';
import { cityBehind, east, office, programme, root } from '../support/city-behind.ts';

let database: Database;
let before: unknown;

const all = async (): Promise<unknown> => (await database.knex.raw('SELECT * FROM order_event ORDER BY id')).rows;

beforeAll(async () => {
  database = await testDatabase();
  await cityBehind(database);
  const { order } = await issueOrder(database, {
    ...{ root, region: east, item: 'a', ...office, happenedOn: '2020-10-08', dueOn: '2020-10-31' },
  });
  await followOrder(database, { kind: 'withdraw', order, ...office, text: '误发', happenedOn: '2020-10-09' });
  before = await all();
  expect(before).toHaveLength(2);
});

describe('what was recorded of orders and awards', () => {
  it.each([
    `UPDATE order_event SET text = 'x'`,
    'DELETE FROM order_event WHERE id = 2',
    'TRUNCATE order_event',
    'TRUNCATE order_event RESTART IDENTITY CASCADE',
    'TRUNCATE programme CASCADE',
    'TRUNCATE award_event',
  ])('stays, whoever says %s', async (change) => {
    await expect(database.write((tx) => tx.raw(change))).rejects.toThrow('an event is never changed nor deleted');
    expect(await all()).toEqual(before);
  });

  const event = {
    ...{ order_id: null, programme_id: programme, item: 'a', region_code: east, year: 2020, kind: 'issue' },
    ...{ office: '局', post: '科长', text: '内容', due_on: '2020-10-31', happened_on: '2020-10-08', evidence: '{}' },
  };
  const follows = { ...event, kind: 'answer', order_id: 1, due_on: null };
  it.each<[string, Record<string, unknown>]>([
    ['an issue without a due date', { ...event, due_on: null }],
    ['an issue without its figures', { ...event, evidence: null }],
    ['an issue that is due before its day', { ...event, due_on: '2020-10-07' }],
    ['an issue of another order', { ...event, order_id: 1 }],
    ['an answer to no order', { ...follows, order_id: null }],
    ['an answer to an order that does not exist', { ...follows, order_id: 77 }],
    ['an answer about another item than its order', { ...follows, item: 'b' }],
    ['an answer about another region than its order', { ...follows, region_code: root }],
    ['an answer without a text', { ...follows, text: null }],
    ['an answer with a due date', { ...follows, due_on: '2020-10-31' }],
    ['an answer by rule', { ...follows, issued_by_rule: true }],
    ['a kind that there is not', { ...follows, kind: 'forget' }],
  ])('can never be %s', async (_what, row) => {
    await expect(database.write((tx) => tx('order_event').insert(row))).rejects.toThrow(/violates/);
  });

  it('could be added as they are written above', async () => {
    await database
      .write(async (tx) => {
        await tx('order_event').insert([event, follows]);
        throw new Error('taken back');
      })
      .catch((error: Error) => expect(error.message).toBe('taken back'));
  });
});
