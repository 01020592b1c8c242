import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { listAwards } from '#geodata/awards/list-awards.ts';
import { rankDistricts } from '#geodata/bulletin/rank-districts.ts';
import type { Database } from '#geodata/database/database.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { basisOf, type Fact, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { addProgramme, planFact, planItemFact, reportFact } from './progress-facts.ts';

const root = '330600';
const [east, west] = ['330602', '330603'];
const [port, hill, field] = ['330602001', '330602002', '330603001'];
const programme = 'p';
let database: Database;

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, programme, root);
  const of = (dataset: string, rows: Fact[]) => publish(database, { root, dataset, dataDate: '2020-09-30', rows });
  await of('region', [
    fact.region(root, 'city', null),
    ...[east, west].map((code) => fact.region(code, 'district', root)),
    ...[port, hill, field].map((code) => fact.region(code, 'town', code.slice(0, 6))),
  ]);
  await of(
    'plan_item',
    ['towns', 'both', 'whole'].map((item, at) => planItemFact(programme, item, at + 1)),
  );
  await of('plan', [
    planFact(programme, 'towns', port, 2020, 30),
    planFact(programme, 'towns', hill, 2020, 12.5),
    planFact(programme, 'towns', field, 2020, null),
    // The district says more than its towns: what it says itself counts for it.
    planFact(programme, 'both', port, 2020, 30),
    planFact(programme, 'both', east, 2020, 50),
    planFact(programme, 'both', field, 2020, 7),
    // And so does the root.
    planFact(programme, 'whole', root, 2020, 100),
    planFact(programme, 'whole', east, 2020, 10),
  ]);
  const work = (key: string, item: string, town: string, quantity: number) =>
    fact.work(key, item, town.slice(0, 6), quantity, { town_code: town, finished_on: '2020-06-01' });
  await of('work', [work('a', 'towns', port, 15), work('b', 'towns', field, 4), work('c', 'both', hill, 9)]);
  await of('report', [
    reportFact(programme, 'towns', port, '2020-06', 16, null),
    reportFact(programme, 'towns', hill, '2020-06', 2, null),
    reportFact(programme, 'both', east, '2020-06', 8, null),
    reportFact(programme, 'both', hill, '2020-06', 9, null),
  ]);
});

async function rowsOf(region?: string) {
  const basis = await basisOf(database, root);
  const children = region === undefined ? 'all' : false;
  const { rows } = await database.read((tx) => listProgress(tx, { programme, children, region, basis }));
  return new Map(rows.map((row) => [`${row.region} ${row.item}`, [row.plan, row.done, row.reported, row.status]]));
}

describe('a plan of towns', () => {
  it('adds up to that of the district and the city, where these say nothing themselves', async () => {
    const rows = await rowsOf();
    expect(
      ['towns', 'both', 'whole'].map((item) =>
        [root, east, west, port, hill, field].map((code) => rows.get(`${code} ${item}`)?.slice(0, 3)),
      ),
    ).toEqual([
      [
        [42.5, 19, 18],
        [42.5, 15, 18],
        [null, 4, 0],
        [30, 15, 16],
        [12.5, 0, 2],
        [null, 4, 0],
      ],
      [
        [57, 9, 8],
        [50, 9, 8],
        [7, 0, 0],
        [30, 0, 0],
        [null, 9, 9],
        [7, 0, 0],
      ],
      [
        [100, 0, 0],
        [10, 0, 0],
        [null, 0, 0],
        [null, 0, 0],
        [null, 0, 0],
        [null, 0, 0],
      ],
    ]);
  });

  it('is asked of a town as of a district', async () => {
    for (const region of [port, field, east, root]) {
      const [own, all] = [await rowsOf(region), await rowsOf()];
      expect(own.size).toBe(3);
      for (const [key, figures] of own) expect(figures, key).toEqual(all.get(key));
    }
    expect((await rowsOf(port)).get(`${port} towns`)?.[3]).toBe('behind');
    expect((await rowsOf(field)).get(`${field} towns`)?.[3]).toBe('no_data');
  });
});

/** 绍政发〔2018〕16号 四(八): 滨海新城 is assessed, and has neither a row in the plan nor an award. */
it('a district without a row in the plan shows its works, is not ranked, and has no award', async () => {
  const [binhai, shaoxing] = ['330652', 'shaoxing-2018-2020'];
  await applyProgramme(database, resolve('geodata/programmes/shaoxing-2018-2020'));
  const region = fact.region(binhai, 'district', root, { name: '滨海新城' });
  await publish(database, { root, dataset: 'region', dataDate: '2020-09-30', rows: [region] });
  const work = fact.work('binhai', 'pavement_repair', binhai, 6, { programme_id: shaoxing, finished_on: '2020-05-01' });
  await publish(database, { root, dataset: 'work', dataDate: '2020-09-30', rows: [work] });
  const basis = await basisOf(database, root);
  const { rows } = await database.read((tx) => listProgress(tx, { programme: shaoxing, children: true, basis }));
  const own = rows.filter((row) => row.region === binhai);
  expect(own).toHaveLength(14);
  expect(new Set(own.map(({ plan, percent, status }) => [plan, percent, status].join()))).toEqual(
    new Set([',,no_data']),
  );
  expect(own.find(({ item }) => item === 'pavement_repair')).toMatchObject({ done: 6, name: '滨海新城' });
  const ranked = rankDistricts(rows.filter((row) => row.region !== root));
  expect(ranked.at(-1)).toMatchObject({ region: binhai, rank: null, score: null });
  const awards = await database.read((tx) => listAwards(tx, { programme: shaoxing, basis, until: null }));
  expect(awards.rows.filter((row) => row.region === binhai)).toEqual([]);
  expect(awards.total.scheduledYuan).toBe(100_000_000);
});
