import { beforeAll, describe, expect, it } from 'vitest';
import { bulletinText } from '#api/products/bulletin/bulletin-text.ts';
import { type Bulletin, gatherBulletin } from '#geodata/bulletin/gather-bulletin.ts';
import type { Database } from '#geodata/database/database.ts';
import { type Fact, fact, publish } from '#test/geodata/indicators/fact-builder.ts';
import { addProgramme, planFact, planItemFact } from '#test/geodata/progress/progress-facts.ts';
import { testDatabase } from '#test/support/database.ts';

const root = '330600';
const programme = 'p';
const names = ['甲区', '乙区', '丙区', '丁区', '戊区', '己区', '庚区'];
const [jia, yi, bing, ding, wu, ji, geng] = names.map((_, at) => `33060${at + 2}`) as [
  ...[string, string, string, string, string, string, string],
];
let bulletin: Bulletin;
let database: Database;

/** Of a hundred kilometres each: done by August, in September, and told late under August. */
const done: Readonly<Record<string, readonly [number, number, number]>> = {
  [jia]: [90, 0, 0],
  [yi]: [80, 10, 0],
  [bing]: [70, 0, 0],
  [ding]: [60, 15, 5],
  [wu]: [60, 0, 0],
  [ji]: [60, 0, -10],
};

beforeAll(async () => {
  database = await testDatabase();
  await addProgramme(database, programme, root);
  const of = (dataset: string, dataDate: string, rows: Fact[]) => publish(database, { root, dataset, dataDate, rows });
  const districts = names.map((name, at) => fact.region(`33060${at + 2}`, 'district', root, { name }));
  await of('region', '2020-01-31', [fact.region(root, 'city', null), ...districts]);
  await of('plan_item', '2020-01-31', [planItemFact(programme, 'repair', 1), planItemFact(programme, 'dash', 2)]);
  await of('plan', '2020-01-31', [
    ...Object.keys(done).map((region) => planFact(programme, 'repair', region, 2020, 100)),
    planFact(programme, 'repair', geng, 2020, null),
  ]);
  const work = (key: string, region: string, quantity: number, finished_on: string) =>
    fact.work(`${key}${region}`, 'repair', region, quantity, { programme_id: programme, finished_on });
  const entries = Object.entries(done);
  await of(
    'work',
    '2020-08-31',
    entries.map(([region, [august]]) => work('a', region, august, '2020-08-10')),
  );
  await of('work', '2020-09-30', [
    ...entries
      .filter(([, [, september]]) => september > 0)
      .map(([region, [, more]]) => work('b', region, more, '2020-09-10')),
    ...entries
      .filter(([, [, , late]]) => late > 0)
      .map(([region, [, , late]]) => work('c', region, late, '2020-08-20')),
    work('a', ji, 50, '2020-08-10'),
  ]);
  bulletin = await database.read((tx) => gatherBulletin(tx, { root, month: '2020-09', programme }));
});

describe('the ranking of a bulletin', () => {
  it('says who shares a place, and of every move why, in one sentence', () => {
    const lines = bulletinText(bulletin).split('\n');
    expect(lines.filter((line) => /^(并列)?第\d名|^—/.test(line))).toEqual([
      '并列第1名　甲区：平均完成率90.00%，上月90.00%、第1名，名次不变。平均完成率没有变化。[1][5]',
      '并列第1名　乙区：平均完成率90.00%，上月80.00%、第2名，上升1位。平均完成率提高10.00个百分点，主要是项1+10.00个百分点(新完成工程+10公里)，与甲区并列。[1][5]',
      '第3名　丁区：平均完成率80.00%，上月60.00%、第4名，上升1位。平均完成率提高20.00个百分点，主要是项1+20.00个百分点(数据更正+5公里，新完成工程+15公里)，超过丙区、戊区、己区。[1][5]',
      '第4名　丙区：平均完成率70.00%，上月70.00%、第3名，下降1位。平均完成率没有变化，被丁区超过。[1][5]',
      '第5名　戊区：平均完成率60.00%，上月60.00%、第4名，下降1位。平均完成率没有变化，被丁区超过。[1][5]',
      '第6名　己区：平均完成率50.00%，上月60.00%、第4名，下降2位。平均完成率下降10.00个百分点，主要是项1-10.00个百分点(数据更正-10公里)，被丁区、戊区超过。[1][5]',
      '—　庚区：计划表未安排任务，不参加排名。',
    ]);
  });

  it('moves nobody in its first month', async () => {
    const first = await database.read((tx) => gatherBulletin(tx, { root, month: '2020-01', programme }));
    expect(first.ranks.map(({ rank, rankBefore }) => [rank, rankBefore])).toEqual([
      ...Array.from({ length: 6 }, () => [1, null]),
      [null, null],
    ]);
    expect(new Set(first.ranks.slice(0, 6).map(({ reason }) => reason))).toEqual(new Set(['没有上月数据,不作比较。']));
  });
});
