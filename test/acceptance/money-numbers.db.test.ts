import { beforeAll, describe, expect, it } from 'vitest';
import { type Awards, askAwards, askOrders, askProgress, type Orders, post, type Site } from './support/ask.ts';
import { serveSample } from './support/serve.ts';

const programme = 'shaoxing-2018-2020';
const [yuecheng, keqiao] = ['330602', '330603'];
let site: Site;

/** Money and orders of some districts, so that paid, due, open and closed are all there. */
beforeAll(async () => {
  site = (await serveSample()).server;
  const pay = (region: string, year: number, step: string, office: string, happenedOn: string, more: object = {}) =>
    post(site, '/api/awards/moves', { programme, region, year, step, office, post: '科长', happenedOn, ...more });
  await pay(yuecheng, 2018, 'prepaid', '市财政局', '2018-03-01');
  await pay(yuecheng, 2018, 'task_done', '越城区交通运输局', '2018-12-20');
  await pay(yuecheng, 2018, 'checked', '市交通运输局', '2019-01-10');
  await pay(yuecheng, 2018, 'submitted', '市交通运输局', '2019-01-15');
  await pay(yuecheng, 2018, 'settled', '市财政局', '2019-02-01');
  await pay(yuecheng, 2019, 'prepaid', '市财政局', '2019-03-01');
  await pay(keqiao, 2019, 'prepaid', '市财政局', '2019-03-01');
  await pay(keqiao, 2019, 'prepaid', '市财政局', '2019-04-01', { kind: 'withdraw', reason: '重复登记' });
  await pay(keqiao, 2020, 'prepaid', '市财政局', '2020-10-01');
  const { rows } = await askProgress(site, { year: 2020, children: 'true' });
  const behind = rows.filter(({ status, region }) => status === 'behind' && region !== '330600').slice(0, 5);
  expect(behind).toHaveLength(5);
  for (const [at, { region, item }] of behind.entries()) {
    const office = { office: '市交通运输局', post: '科长' };
    const body = { kind: 'issue', programme, region, item, happenedOn: '2020-10-10', dueOn: '2020-11-10', ...office };
    const { event } = await post(site, '/api/orders/moves', body);
    if (at > 1) continue;
    const answer = { kind: 'answer', order: event, happenedOn: '2020-10-20', text: '已加班', ...office };
    await post(site, '/api/orders/moves', answer);
    if (at > 0) continue;
    await post(site, '/api/orders/moves', { ...answer, kind: 'close', happenedOn: '2020-10-30' });
  }
});

type Money = Awards['total'];
const addedUp = (rows: readonly Money[]): Money => ({
  scheduledYuan: rows.reduce((sum, row) => sum + row.scheduledYuan, 0),
  paidYuan: rows.reduce((sum, row) => sum + row.paidYuan, 0),
  dueYuan: rows.reduce((sum, row) => sum + row.dueYuan, 0),
  remainingYuan: rows.reduce((sum, row) => sum + row.remainingYuan, 0),
});
const moneyOf = ({ scheduledYuan, paidYuan, dueYuan, remainingYuan }: Money): Money => ({
  ...{ scheduledYuan, paidYuan, dueYuan, remainingYuan },
});

/** What its events say was paid and not taken back. */
function paidByEvents({ events }: Awards['rows'][number]): number {
  const withdrawn = new Set(events.map(({ withdraws }) => withdraws));
  return events.reduce((sum, { event, paidYuan }) => sum + (withdrawn.has(event) ? 0 : (paidYuan ?? 0)), 0);
}

describe.each([undefined, '2020-10-05', '2020-08-31', '2019-12-31', '2019-01-31'])('money as of %s', (asOf) => {
  let awards: Awards;
  beforeAll(async () => {
    awards = await askAwards(site, { programme, asOf });
  });

  it('adds up by year, by region and in all, and each row from its parts and events', () => {
    const { rows, years, regions, total } = awards;
    expect(rows).toHaveLength(18);
    expect(moneyOf(total)).toEqual(addedUp(rows));
    expect(years.map(moneyOf)).toEqual(years.map(({ year }) => addedUp(rows.filter((row) => row.year === year))));
    const ofRegion = (code: string) => addedUp(rows.filter(({ region }) => region === code));
    expect(regions.map(moneyOf)).toEqual(regions.map(({ region }) => ofRegion(region)));
    for (const row of rows) {
      expect(row.awards.reduce((sum, { amountYuan }) => sum + amountYuan, 0)).toBe(row.scheduledYuan);
      expect(row.parts.reduce((sum, { amountYuan }) => sum + amountYuan, 0)).toBe(row.scheduledYuan);
      const inState = (state: string) =>
        row.parts.reduce((sum, part) => sum + (part.state === state ? part.amountYuan : 0), 0);
      expect([row.paidYuan, row.paidYuan, row.dueYuan]).toEqual([paidByEvents(row), inState('paid'), inState('due')]);
      expect(row.remainingYuan).toBe(row.scheduledYuan - row.paidYuan);
      expect(row.events.every(({ happenedOn }) => asOf === undefined || happenedOn <= asOf)).toBe(true);
    }
    expect(total.scheduledYuan).toBe(100_000_000);
  });

  it('names the tasks that are open as plan against actual has them', async () => {
    for (const year of [2018, 2019, 2020]) {
      const { rows } = await askProgress(site, { programme, year, children: 'true', asOf });
      for (const { region, task } of awards.rows.filter((row) => row.year === year)) {
        const planned = rows.filter((row) => row.region === region && row.plan !== null && row.plan > 0);
        const open = planned.filter(({ done, plan }) => done < (plan ?? 0));
        expect(task?.planned, `${region} ${year}`).toBe(planned.length);
        expect(task?.open.map(({ item, plan, done }) => [item, plan, done])).toEqual(
          open.map(({ item, plan, done }) => [item, plan, done]),
        );
      }
    }
  });
});

describe('supervision orders', () => {
  let orders: Orders;
  beforeAll(async () => {
    orders = await askOrders(site, { programme });
  });

  it('are counted by state as they are listed', async () => {
    const { rows, counts } = orders;
    expect(rows).toHaveLength(5);
    for (const [state, count] of Object.entries(counts)) {
      expect(rows.filter((row) => row.state === state)).toHaveLength(count);
      expect((await askOrders(site, { programme, state })).rows).toHaveLength(count);
    }
    expect([counts.closed, counts.open + counts.answered + counts.overdue]).toEqual([1, 4]);
  });

  it('rest on the figures that plan against actual has as of the load they name', async () => {
    for (const { region, item, year, evidence } of orders.rows) {
      const { rows } = await askProgress(site, { programme, year, region, asOf: evidence?.load });
      const row = rows.find((one) => one.item === item);
      expect([evidence?.plan, evidence?.done, evidence?.expected, evidence?.status]).toEqual([
        ...[row?.plan, row?.done, row?.expected, row?.status],
      ]);
    }
  });
});
