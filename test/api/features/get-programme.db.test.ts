import { beforeAll, describe, expect, it } from 'vitest';
import { getProgramme } from '#api/contract/programmes.ts';
import { closeMonth } from '#etl/months/close-month.ts';
import { startTestServer, type TestServer } from '#test/api/support/test-server.ts';
import { fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { addProgramme, planFact, planItemFact } from '#test/geodata/progress/progress-facts.ts';
import { testDatabase } from '#test/support/database.ts';

const root = '330600';
const database = await testDatabase();
let server: TestServer;
/** Loads of the target as printed and as changed. */
let [printed, changed] = [0, 0];

function target(value: number, dueOn: string) {
  const words = { target_code: 'T6', indicator: 'maintenance-rate', level: 'city', operator: '>=', clause: '列养率' };
  return { key: 'T6', programme_id: 'plan', ...words, value, due_on: dueOn };
}

beforeAll(async () => {
  await addProgramme(database, 'plan', root);
  const of = (dataset: string, dataDate: string, rows: Parameters<typeof publish>[1]['rows']) =>
    publish(database, { root, dataset, dataDate, rows: rows ?? [] });
  await of('region', '2020-08-31', [fact.region(root, 'city', null)]);
  await of('plan_item', '2020-08-31', [planItemFact('plan', 'repair', 1)]);
  await of('plan', '2020-08-31', [planFact('plan', 'repair', root, 2019, 100)]);
  printed = await of('target', '2020-08-31', [target(100, '2020-12-31')]);
  await closeMonth(database, { root, month: '2020-08', today: '2020-10-08' });
  // What was planned says nothing of how things stand: another dataset moves the data date on.
  await of('region', '2020-09-30', [fact.region('330602', 'district', root)]);
  await of('plan_item', '2020-09-30', [planItemFact('plan', 'widening', 2)]);
  await of('plan', '2020-09-30', [planFact('plan', 'widening', root, 2020, 5)]);
  changed = await of('target', '2020-09-30', [target(98.5, '2021-06-30')]);
  server = await startTestServer(database);
});

async function programmeAt(asOf: string) {
  const answer = getProgramme.response.parse(await server.json(`/api/programmes/plan${asOf}`));
  const targets = answer.targets.map(({ value, dueOn }) => [value, dueOn]);
  return { targets, items: answer.items.map(({ item }) => item), years: answer.years, basis: answer.basis };
}

describe('a programme', () => {
  it('as of a date, load or closed month before a target was changed has the target, items and years of then', async () => {
    for (const moment of [`?asOf=${printed}`, '?asOf=2020-08-31', '?asOf=2020-09-29', '?asOf=2020-08']) {
      const { basis, ...answer } = await programmeAt(moment);
      const former = { targets: [[100, '2020-12-31']], items: ['repair'], years: [2019] };
      expect(answer, moment).toEqual(former);
      expect(basis, moment).toMatchObject({ asOf: '2020-08-31', load: printed });
    }
  });

  it('as of a moment after it, and when no moment is named, has those of now', async () => {
    for (const moment of ['', `?asOf=${changed}`, '?asOf=2020-09-30']) {
      const { basis, ...answer } = await programmeAt(moment);
      const now = { targets: [[98.5, '2021-06-30']], items: ['repair', 'widening'], years: [2019, 2020] };
      expect(answer, moment).toEqual(now);
      expect(basis, moment).toMatchObject({ asOf: '2020-09-30', load: changed });
    }
  });

  it('says which moments there are none of', async () => {
    const codeOf = async (asOf: string) => (await server.get(`/api/programmes/plan?asOf=${asOf}`)).json();
    expect(await codeOf('2020-09')).toMatchObject({ code: 'month_not_closed' });
    expect(await codeOf('2019-12-31')).toMatchObject({ code: 'no_data_at' });
    expect(await codeOf('999')).toMatchObject({ code: 'unknown_load' });
    expect(await codeOf('yesterday')).toMatchObject({ code: 'invalid_request' });
  });
});
