import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listRecords } from '#api/features/progress/list-records.ts';
import type { Database } from '#geodata/database/database.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { listTotals } from '#geodata/progress/list-totals.ts';
import { basisOf, type Fact, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { addProgramme, planFact, planItemFact, reportFact } from './progress-facts.ts';

/** Totals of the document from drawn works of plan items and of an item of the text alone, counted again in TypeScript. */
const root = '330600';
const districts = ['330602', '330603'];
const towns = ['330602001', '330602002', '330603001'];
const programme = 'p';
const items = ['repair', 'line'] as const;
const words = { zh: '示范线', en: 'Lines' };
const totals = [
  { item: 'line', title: words, unit: { zh: '公里', en: 'km' }, quantity: 477, clause: '打造示范线477公里' },
  { item: 'repair', quantity: 250, clause: '大中修250公里' },
  { item: 'lane', title: words, unit: { zh: '条', en: 'lanes' }, quantity: 78, clause: '车道78条' },
];
const plans = [40, null, 60, 50, 75, 25];
const dataDates = ['2018-12-31', '2019-06-30', '2020-09-30'];

const day = fc
  .integer({ min: Date.UTC(2017, 6, 1), max: Date.UTC(2020, 11, 31) })
  .map((time) => new Date(time).toISOString().slice(0, 10));
const quarters = fc.integer({ min: 0, max: 400 }).map((quantity) => quantity / 4);
const drawnWork = fc.record({
  item: fc.constantFrom(...items),
  town: fc.constantFrom(...towns),
  quantity: quarters,
  status: fc.constantFrom('planned', 'building', 'completed', 'accepted'),
  finished: fc.option(day),
  movedTo: fc.option(fc.integer({ min: 2018, max: 2021 })),
  also: fc.option(quarters),
});
type Work = typeof drawnWork extends fc.Arbitrary<infer T> ? T : never;
const works: Work[] = fc.sample(fc.array(drawnWork, { minLength: 300, maxLength: 300 }), 1)[0] ?? [];
const other = (item: string): string => (item === 'repair' ? 'line' : 'repair');

/** What a work brings to an item within the programme by a day. */
function broughtBy(work: Work, item: string, by: string): number {
  const quantity = work.item === item ? work.quantity : (work.also ?? 0);
  if (!['completed', 'accepted'].includes(work.status) || work.finished === null) return 0;
  const year = Math.max(Number(work.finished.slice(0, 4)), work.movedTo ?? 0);
  const on = year > Number(work.finished.slice(0, 4)) ? `${year}-01-01` : work.finished;
  return year >= 2018 && year <= 2020 && on <= by ? quantity : 0;
}

const inside = (region: string, place: string): boolean => region === root || place.startsWith(region);
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, programme, root, { totals });
  const of = (dataset: string, rows: readonly Fact[], dataDate = dataDates[0] ?? '') =>
    publish(database, { root, dataset, dataDate, rows });
  await of('region', [
    fact.region(root, 'city', null),
    ...districts.map((code) => fact.region(code, 'district', root)),
    ...towns.map((code) => fact.region(code, 'town', code.slice(0, 6))),
  ]);
  await of('plan_item', [planItemFact(programme, 'repair', 1), planItemFact(programme, 'widening', 2)]);
  await of(
    'plan',
    plans.map((quantity, at) =>
      planFact(programme, 'repair', districts[at % 2] ?? '', 2018 + Math.floor(at / 2), quantity),
    ),
  );
  await of('report', [reportFact(programme, 'repair', '330602', '2018-03', 7, null)]);
  const facts = works.map((work, at) =>
    fact.work(`w${at}`, work.item, work.town.slice(0, 6), work.quantity, {
      town_code: work.town,
      status: work.status,
      finished_on: work.finished,
      moved_to_year: work.movedTo,
      also_item: work.also === null ? null : other(work.item),
      also_quantity: work.also,
    }),
  );
  await of('work', facts);
  for (const dataDate of dataDates.slice(1)) await of('work', [], dataDate);
});

async function ask(region: string, dataDate: string) {
  const basis = await basisOf(database, root, dataDate);
  return database.read((tx) => listTotals(tx, { programme, region, children: false, basis }));
}

const cases = [root, ...districts, ...towns].flatMap((region) => dataDates.map((dataDate) => ({ region, dataDate })));

describe('totals of the document, counted again from the works', () => {
  it.each(cases)('$region by $dataDate', async ({ region, dataDate }) => {
    const { rows, years, measuredOn } = await ask(region, dataDate);
    expect({ years, measuredOn }).toEqual({ years: { first: 2018, last: 2020 }, measuredOn: dataDate });
    expect(rows.map(({ item }) => item)).toEqual(['line', 'repair', 'lane']);
    for (const [at, { item, title, unit, quantity, clause }] of totals.entries()) {
      const ofDistrict = (district: string) =>
        plans.reduce<number>((sum, plan, nth) => sum + (districts[nth % 2] === district ? (plan ?? 0) : 0), 0);
      const planned = item !== 'repair' || region.length > 6 ? null : districts.filter((code) => inside(region, code));
      const plan = planned === null ? null : planned.reduce((sum, code) => sum + ofDistrict(code), 0);
      const done = works
        .filter(({ town }) => inside(region, town))
        .reduce((sum, work) => sum + (item === 'lane' ? 0 : broughtBy(work, item, dataDate)), 0);
      const whole = region === root ? quantity : plan;
      const expected = {
        ...{ region, item, done, clause, planned: plan, textOnly: item !== 'repair', hasWorks: item !== 'lane' },
        ...{ title: title ?? { zh: '项1', en: 'item 1' }, unit: unit ?? { zh: '公里', en: 'km' } },
        quantity: region === root ? quantity : null,
        percent: whole === null || item === 'lane' ? null : expect.closeTo((100 * done) / whole, 3),
      };
      expect(rows[at]).toMatchObject(expected);
    }
  });

  it('draws works before and after the programme, which count in no total', () => {
    const last = dataDates.at(-1) ?? '';
    const lost = works.filter((work) => work.finished !== null && broughtBy(work, work.item, last) === 0);
    expect(lost.filter(({ finished }) => finished !== null && finished < '2018').length).toBeGreaterThan(0);
    expect(lost.filter(({ movedTo }) => movedTo === 2021).length).toBeGreaterThan(0);
    expect(works.reduce((sum, work) => sum + broughtBy(work, 'line', last), 0)).toBeGreaterThan(0);
  });

  it('are those of plan against actual in its last year', async () => {
    const basis = await basisOf(database, root);
    const request = { programme, children: 'all', basis } as const;
    const { rows } = await database.read((tx) => listTotals(tx, request));
    const progress = await database.read((tx) => listProgress(tx, { ...request, year: 2020 }));
    const ofPlan = progress.rows.filter(({ item }) => item === 'repair');
    expect(rows.filter(({ item }) => item === 'repair').map(({ region, done }) => [region, done])).toEqual(
      ofPlan.map(({ region, doneToDate }) => [region, doneToDate]),
    );
    expect(rows.filter(({ item }) => item === 'line').map(({ region }) => region)).toEqual(
      ofPlan.map(({ region }) => region),
    );
  });

  it.each(cases)(
    'have their works behind them, all years together and year by year: $region by $dataDate',
    async (one) => {
      const { region, dataDate } = one;
      const basis = await basisOf(database, root, dataDate);
      const { rows } = await ask(region, dataDate);
      for (const { item, done } of rows) {
        const recordsOf = (more: { toDate: boolean; year?: number }) =>
          database.read((tx) =>
            listRecords(tx, { programme, region, basis, item, kind: 'done', limit: 1000, ...more }),
          );
        const all = await recordsOf({ toDate: true });
        expect([all.total.quantity, all.year]).toEqual([done, 2020]);
        expect(all.records.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)).toBe(done);
        const years = await Promise.all([2018, 2019, 2020].map((year) => recordsOf({ toDate: false, year })));
        // By an earlier day, the years after it have nothing yet.
        expect(years.reduce((sum, { total }) => sum + total.quantity, 0)).toBe(done);
        const upTo = await recordsOf({ toDate: true, year: 2019 });
        expect(upTo.total.quantity).toBe((years[0]?.total.quantity ?? 0) + (years[1]?.total.quantity ?? 0));
      }
    },
  );

  it('trace no item that neither plan nor text has', async () => {
    const basis = await basisOf(database, root);
    const asked = database.read((tx) =>
      listRecords(tx, { programme, region: root, basis, item: 'castle', kind: 'done', limit: 1, toDate: true }),
    );
    await expect(asked).rejects.toMatchObject({ code: 'unknown_item', status: 404 });
  });
});
