import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#geodata/database/database.ts';
import { listProgress, progressScope } from '#geodata/progress/list-progress.ts';
import { listProgressMonths } from '#geodata/progress/list-progress-months.ts';
import { selectProgressRecords } from '#geodata/progress/select-progress-records.ts';
import type { ProgressRecordKind } from '#geodata/vocabulary/progress-record.ts';
import { basisOf, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { addProgramme, planFact, planItemFact, reportFact } from './progress-facts.ts';

/** Plan against actual of drawn works, plans and reports, counted again in TypeScript. */
const root = '330600';
const districts = ['330602', '330603'];
const towns = ['330602001', '330602002', '330603001'];
const items = ['repair', 'widening'];
const programme = 'p';
const dataDate = '2020-09-30';

const day = fc
  .integer({ min: Date.UTC(2018, 0, 1), max: Date.UTC(2020, 11, 31) })
  .map((time) => new Date(time).toISOString().slice(0, 10));
const year = fc.integer({ min: 2018, max: 2021 });
const quarters = fc.integer({ min: 0, max: 400 }).map((quantity) => quantity / 4);
const drawnWork = fc.record({
  item: fc.constantFrom(...items),
  town: fc.constantFrom(...towns),
  quantity: quarters,
  status: fc.constantFrom('planned', 'building', 'completed', 'accepted'),
  finished: fc.option(day),
  planYear: fc.option(year),
  movedTo: fc.option(year),
  also: fc.option(quarters),
});
type Work = typeof drawnWork extends fc.Arbitrary<infer T> ? T : never;

const works: Work[] = fc.sample(fc.array(drawnWork, { minLength: 400, maxLength: 400 }), 1)[0] ?? [];
const plans = fc.sample(fc.option(quarters), 18);
const reports = fc.sample(fc.tuple(quarters, fc.boolean()), 72);

const other = (item: string): string => (item === 'repair' ? 'widening' : 'repair');
const planned = districts.flatMap((district, at) =>
  items.flatMap((item, nth) =>
    [2018, 2019, 2020].map((of, third) => ({
      district,
      item,
      year: of,
      quantity: plans[at * 6 + nth * 3 + third] ?? null,
    })),
  ),
);
const said = districts.flatMap((district, at) =>
  Array.from({ length: 36 }, (_, month) => ({
    district,
    month: `${2018 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
    quantity: reports[at * 36 + month]?.[0] ?? 0,
    late: reports[at * 36 + month]?.[1] ?? false,
  })),
);

/** What counts as done, item by item, with the year it counts in. */
const counted = works.flatMap((work, at) => {
  if (!['completed', 'accepted'].includes(work.status) || work.finished === null) return [];
  const finishYear = Number(work.finished.slice(0, 4));
  const countsIn = Math.max(finishYear, work.movedTo ?? 0);
  const on = countsIn > finishYear ? `${countsIn}-01-01` : work.finished;
  const due = work.movedTo ?? work.planYear;
  const common = { at, work, year: countsIn, on, due };
  const first = { ...common, item: work.item, quantity: work.quantity };
  return work.also === null ? [first] : [first, { ...common, item: other(work.item), quantity: work.also }];
});

const inside = (region: string, place: string): boolean => region === root || place.startsWith(region);
const total = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, programme, root);
  const of = (dataset: string, rows: Parameters<typeof publish>[1]['rows']) =>
    publish(database, { root, dataset, dataDate, rows: rows ?? [] });
  await of('region', [
    fact.region(root, 'city', null),
    ...districts.map((code) => fact.region(code, 'district', root)),
    ...towns.map((code) => fact.region(code, 'town', code.slice(0, 6))),
  ]);
  await of(
    'plan_item',
    items.map((item, at) => planItemFact(programme, item, at + 1)),
  );
  await of(
    'plan',
    planned.map(({ item, district, year: of_, quantity }) => planFact(programme, item, district, of_, quantity)),
  );
  await of(
    'work',
    works.map((work, at) =>
      fact.work(`w${at}`, work.item, work.town.slice(0, 6), work.quantity, {
        town_code: work.town,
        status: work.status,
        finished_on: work.finished,
        plan_year: work.planYear,
        moved_to_year: work.movedTo,
        also_item: work.also === null ? null : other(work.item),
        also_quantity: work.also,
      }),
    ),
  );
  await of(
    'report',
    said.map(({ district, month, quantity, late }) =>
      reportFact(programme, 'repair', district, month, quantity, late ? '2021-01-05' : `${month}-28`),
    ),
  );
});

const cases = [root, ...districts, ...towns].flatMap((region) =>
  items.flatMap((item) => [2018, 2019, 2020].map((of) => ({ region, item, year: of }))),
);

describe('plan against actual, counted again from the rows', () => {
  it('draws enough of everything', () => {
    expect(counted.filter(({ year: of, due }) => due !== null && due < of).length).toBeGreaterThan(0);
    expect(counted.filter(({ year: of, due }) => due !== null && due > of).length).toBeGreaterThan(0);
    expect(
      counted.filter(({ work }) => work.movedTo !== null && work.movedTo !== work.planYear).length,
    ).toBeGreaterThan(0);
  });

  it.each(cases)('$region $item $year', async ({ region, item, year: of }) => {
    const basis = await basisOf(database, root);
    const end = of === 2020 ? dataDate : `${of}-12-31`;
    const { rows } = await database.read((tx) =>
      listProgress(tx, { programme, region, year: of, children: false, basis }),
    );
    const row = rows.find((entry) => entry.item === item);
    const mine = counted.filter((one) => one.item === item && inside(region, one.work.town) && one.on <= end);
    const now = mine.filter((one) => one.year === of);
    const isTown = region.length > 6;
    const plan = isTown ? [] : planned.filter((one) => one.item === item && inside(region, one.district));
    const sum = (list: readonly { quantity: number | null }[]) => total(list.map(({ quantity }) => quantity));
    const printed = (list: readonly { quantity: number | null }[]) =>
      list.every(({ quantity }) => quantity === null) ? null : sum(list);
    const before = printed(plan.filter((one) => one.year < of));
    const reported =
      isTown || item !== 'repair'
        ? []
        : said.filter(
            (one) =>
              inside(region, one.district) && one.month.startsWith(`${of}`) && `${one.month}-01` <= end && !one.late,
          );
    expect(row).toMatchObject({
      plan: printed(plan.filter((one) => one.year === of)),
      done: sum(now),
      reported: sum(reported),
      difference: sum(reported) - sum(now),
      early: sum(now.filter(({ due }) => due !== null && due > of)),
      late: sum(now.filter(({ due }) => due !== null && due < of)),
      moved: sum(now.filter(({ work }) => work.movedTo !== null && work.movedTo !== work.planYear)),
      planToDate: printed(plan.filter((one) => one.year <= of)),
      doneToDate: sum(mine.filter((one) => one.year <= of)),
      carried: before === null ? null : before - sum(mine.filter((one) => one.year < of)),
    });
  });

  it.each(cases)('months and records of $region $item $year add up to the year', async ({ region, item, year: of }) => {
    const basis = await basisOf(database, root);
    await database.read(async (tx) => {
      const { row, months } = await listProgressMonths(tx, { programme, region, item, year: of, basis });
      expect(total(months.map(({ done }) => done))).toBe(row.done);
      expect(total(months.map(({ reported }) => reported))).toBe(row.reported);
      expect(months.filter(({ begun }) => begun).at(-1)).toMatchObject({
        doneToDate: row.done,
        reportedToDate: row.reported,
        difference: expect.any(Number),
        expectedToDate: row.expected,
      });
      const { frame } = await progressScope(tx, { programme, region, year: of, children: false, basis });
      const recordsOf = (kind: ProgressRecordKind, month: number | null = null) =>
        selectProgressRecords(tx, { ...frame, year: of, fromYear: of, item, kind, month, after: null, limit: 1000 });
      const done = await recordsOf('done');
      expect(total(done.records.map(({ quantity }) => quantity))).toBe(row.done);
      expect(done.total).toEqual({ count: done.records.length, quantity: row.done });
      expect((await recordsOf('report')).total.quantity).toBe(row.reported);
      expect((await recordsOf('plan')).total.quantity).toBe(row.plan ?? 0);
      expect((await recordsOf('done', 3)).total).toEqual({
        count: months[2]?.works ?? 0,
        quantity: months[2]?.done ?? 0,
      });
      const open = (await recordsOf('open')).records.map(({ key }) => key);
      const end = of === 2020 ? dataDate : `${of}-12-31`;
      const due = works.flatMap((work, at) => {
        const serves = work.item === item || work.also !== null;
        const isDone = counted.some((one) => one.at === at && one.item === item && one.on <= end && one.year <= of);
        const isHere = inside(region, work.town) && (work.movedTo ?? work.planYear) === of;
        return serves && isHere && !isDone ? [`w${at}`] : [];
      });
      expect(open).toEqual(due.sort());
    });
  });
});
