import { beforeAll, describe, expect, it } from 'vitest';
import { closeMonth, verifyMonth } from '#etl/months/close-month.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { addProgramme, planFact, planItemFact, reportFact } from '#test/geodata/progress/progress-facts.ts';
import { testDatabase } from '#test/support/database.ts';

const root = '330700';
const [east, west] = ['330702', '330703'];
const month = '2020-08';
const database = await testDatabase();
let server: TestServer;

const total = (quantity: number) => ({ item: 'line', title, unit: title, quantity, clause: `${quantity}公里` });
const title = { zh: '示范线', en: 'Lines' };
const settings = { totals: [total(477)] };

/** What only a closed month of this version keeps. */
const later = [
  `/api/products/bulletin.txt?month=${month}`,
  `/api/products/bulletin.xlsx?month=${month}`,
  `/api/progress/months?item=repair&asOf=${month}`,
  `/api/progress/months?item=repair&region=${east}&year=2019&asOf=${month}`,
  `/api/progress/totals?asOf=${month}`,
  `/api/progress/totals?region=${east}&asOf=${month}`,
];
const questions = [`/api/progress?children=true&asOf=${month}`, ...later];
const before = new Map<string, Buffer>();
/** The bulletin of the month before it was closed. */
let open = '';

const ask = async (question: string): Promise<Buffer> => {
  const response = await server.get(question);
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status, `${question} ${body.subarray(0, 200).toString()}`).toBe(200);
  return body;
};

const expectedAt = async (asOf: string): Promise<number> => {
  const { rows } = JSON.parse(String(await ask(`/api/progress?asOf=${asOf}`)));
  return rows[0].expected;
};

/** Lines of a bulletin without the one that says whether the month is closed, and without the addresses. */
function numbersOf(text: string): string[] {
  return text.split('\n').filter((line) => !/^数据截止|^\[\d\]/.test(line));
}

beforeAll(async () => {
  await addProgramme(database, 'plan', root, settings);
  const of = (dataset: string, dataDate: string, rows: Parameters<typeof publish>[1]['rows']) =>
    publish(database, { root, dataset, dataDate, rows: rows ?? [] });
  const work = (name: string, region: string, quantity: number, ...[day, item = 'repair']: [string, string?]) =>
    fact.work(name, item, region, quantity, { programme_id: 'plan', finished_on: day });
  const district = (code: string, name: string) => fact.region(code, 'district', root, { name });
  await of('region', '2020-07-31', [fact.region(root, 'city', null), district(east, '东区'), district(west, '西区')]);
  await of('plan_item', '2020-07-31', [planItemFact('plan', 'repair', 1)]);
  await of(
    'plan',
    '2020-07-31',
    [2019, 2020].flatMap((year) => [east, west].map((region) => planFact('plan', 'repair', region, year, 50))),
  );
  await of('work', '2020-07-31', [work('w1', east, 10, '2020-07-10'), work('w2', west, 20, '2019-07-10')]);
  await of('report', '2020-07-31', [reportFact('plan', 'repair', east, '2020-07', 10, '2020-07-31')]);
  await of('work', '2020-08-31', [work('w3', west, 20, '2020-08-10'), work('w4', east, 7, '2019-05-01', 'line')]);
  await of('report', '2020-08-31', [reportFact('plan', 'repair', east, '2020-07', 12, '2020-07-31')]);
  server = await startTestServer(database);
  open = String(await ask(later[0] ?? ''));
  await closeMonth(database, { root, month, today: '2020-10-08' });
  server = await startTestServer(database);
  for (const question of questions) before.set(question, await ask(question));
});

const changePace = () =>
  database.write((tx) =>
    tx('programme').update({
      settings: JSON.stringify({
        totals: [total(500)],
        pace: { curve: [0, 0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9, 0.95, 1] },
      }),
    }),
  );

describe('a closed month, when the settings of its programme change', () => {
  it('is answered by those of then, to the byte, and any other past moment by those of now', async () => {
    expect([await expectedAt('2020-08-31'), await expectedAt(month)]).toEqual([66.6667, 66.6667]);
    await changePace();
    server = await startTestServer(database);
    expect([await expectedAt('2020-08-31'), await expectedAt(month)]).toEqual([60, 66.6667]);
    for (const question of questions) {
      expect(before.get(question)?.equals(await ask(question)), question).toBe(true);
    }
    const { intact, differing } = await database.read((tx) => verifyMonth(tx, root, month));
    expect(intact).toBe(true);
    expect(differing).toEqual(expect.arrayContaining(['counting|plan', 'bulletin|plan', `months|plan|2020|${east}`]));
  });

  it('has kept the reason of every move, the works, and what a later load corrected', async () => {
    const text = String(before.get(later[0] ?? ''));
    expect([open, text]).toEqual([expect.stringContaining('尚未关账'), expect.stringContaining('2020年8月已关账')]);
    expect(numbersOf(text)).toEqual(numbersOf(open));
    expect(text).toMatch(/第1名　西区：平均完成率40\.00%，上月0\.00%、第2名，上升1位。[^\n]*超过东区/);
    expect(text).toContain('需要核对：');
    const { months } = JSON.parse(String(before.get(later[2] ?? '')));
    expect(months[6]).toMatchObject({ done: 10, reported: 12, corrections: [{ region: east, before: 10, after: 12 }] });
    const { rows } = JSON.parse(String(before.get(later[4] ?? '')));
    expect(rows).toMatchObject([{ item: 'line', quantity: 477, done: 7, percent: 1.4675, textOnly: true }]);
    expect(months[7]).toMatchObject({ done: 20, doneToDate: 30, expectedToDate: 66.6667 });
  });

  it('closed by a version that kept less refuses what they would tell otherwise', async () => {
    await database.write(async (tx) => {
      await tx.raw(`SET LOCAL session_replication_role = 'replica'`);
      await tx.raw(`DELETE FROM closed_answer WHERE subject ~ '^(bulletin|months|totals|claims)[|]'`);
    });
    server = await startTestServer(database);
    for (const question of later) {
      const response = await server.get(question);
      expect([response.status, await response.json()], question).toMatchObject([409, { code: 'definition_changed' }]);
    }
    await database.write((tx) => tx('programme').update({ settings: JSON.stringify(settings) }));
    server = await startTestServer(database);
    for (const question of later) {
      expect(before.get(question)?.equals(await ask(question)), question).toBe(true);
    }
  });
});
