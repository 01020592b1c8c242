import type { Database } from '#geodata/database/database.ts';
import { type Fact, fact, publish } from '#test/geodata/indicators/fact-builder.ts';

export const root = '330600';
export const programme = 'p';
export const [east, west, unlisted] = ['330602', '330603', '330699'];
export const town = '330602001';

/** What is behind on 2020-09-30 in a district: of everything below, and of the town's item in its district. */
export const behind = [
  [east, 'a'],
  [east, 'd'],
  [west, 'a'],
  [west, 'c'],
  [unlisted, 'a'],
].map(([region, item]) => `${region} ${item}`);

const plan = (item: string, region: string, quantity: number | null): Fact => ({
  ...{ key: `${item}|${region}`, programme_id: programme, item, region_code: region, year: 2020, quantity },
});
const planItem = (item: string, position: number): Fact => ({
  ...{ key: item, programme_id: programme, item, position, title_zh: `项${item}`, title_en: `item ${item}` },
  ...{ unit_zh: '公里', unit_en: 'km' },
});
const work = (key: string, item: string, district: string, quantity: number): Fact =>
  fact.work(key, item, district, quantity, { finished_on: '2020-05-01' });

/**
 * A city whose plan for 2020 is 100 of each item: by 30 June half of the year is gone, by 30 September three quarters.
 * In the east a is behind, b at risk, c met and d, which one of its towns plans, behind; in the west a and c are behind
 * and b is a dash; of a district that is in no list a is behind.
 */
export async function cityBehind(database: Database, settings: object = {}): Promise<void> {
  await database.write((tx) =>
    tx('programme').insert({
      ...{ id: programme, root_region: root, title_zh: '试', title_en: 'probe', indicators: '[]' },
      ...{ starts_on: '2020-01-01', ends_on: '2020-12-31', settings: JSON.stringify(settings) },
    }),
  );
  const of = (dataset: string, dataDate: string, rows: Fact[]) => publish(database, { root, dataset, dataDate, rows });
  await of('region', '2020-01-01', [
    fact.region(root, 'city', null, { name: '绍兴市' }),
    fact.region(east, 'district', root, { name: '越城区', name_en: 'Yuecheng' }),
    fact.region(west, 'district', root, { name: '柯桥区' }),
    fact.region(town, 'town', east, { name: '府山街道' }),
  ]);
  await of(
    'plan_item',
    '2020-01-01',
    ['a', 'b', 'c', 'd'].map((item, at) => planItem(item, at + 1)),
  );
  await of('plan', '2020-01-01', [
    ...[plan('a', east, 100), plan('b', east, 100), plan('c', east, 100), plan('d', town, 100)],
    ...[plan('a', west, 100), plan('b', west, null), plan('c', west, 100), plan('a', unlisted, 100)],
  ]);
  await of('work', '2020-06-30', [work('1', 'a', east, 45), work('2', 'c', east, 100), work('3', 'c', west, 20)]);
  await of('work', '2020-09-30', [work('4', 'b', east, 65)]);
}

export const office = { office: '市交通运输局', post: '科长' };

/** What only a test may do: everything that was recorded of orders is gone, and their numbers begin anew. */
export async function forgetOrders(database: Database): Promise<void> {
  await database.write(async (tx) => {
    await tx.raw('ALTER TABLE order_event DISABLE TRIGGER USER');
    await tx('order_event').delete();
    await tx.raw('ALTER TABLE order_event ALTER COLUMN id RESTART');
    await tx.raw('ALTER TABLE order_event ENABLE TRIGGER USER');
  });
}
