import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { listProgress } from '#geodata/progress/list-progress.ts';
import { basisOf } from '#test/geodata/indicators/fact-builder.ts';
import { testDatabase } from '#test/support/database.ts';
import { buildCity, type PlacedRow, programme, root, writeFile } from '../support/small-city.ts';
import { findFaults } from './find-faults.ts';

const database = await testDatabase();
const dataDate = '2020-12-31';

beforeAll(() => buildCity(database));

/** As a department writes it; the programme plans 安防工程 (safety_works) and 港湾式车站 (bus_bay) in 2019 and 2020. */
const table = `工程编码,工程名称,计划项,区县代码,完成量,工程状态,计划年度,调整至年度,调整原因,兼计计划项,兼计完成量,完工日期,验收日期,佐证材料
S1,一号线,安防工程,110101,4,已验收,2019,2020,征地未完成,bus_bay,2,2019-11-01,2019-12-01,验1号
S2,二号线,安防工程,110101,5,已验收,2019,,,,,2019-10-01,2019-11-01,验2号
`;

const work = (code: string, more: PlacedRow['row']): PlacedRow => ({
  row: {
    work_code: code,
    name: code,
    item: 'safety_works',
    district_code: '110101',
    quantity: 1,
    status: 'accepted',
    finished_on: '2019-10-01',
    accepted_on: '2019-11-01',
    ...more,
  },
  geometry: null,
});

describe('a work that serves a second item and was moved to another year', () => {
  beforeAll(() =>
    loadFile(database, { dataset: 'work', programme, file: writeFile('works.csv', table), mode: 'merge', dataDate }),
  );

  it('is loaded from a file with its columns', async () => {
    const rows = await database
      .knex('work')
      .orderBy('work_code')
      .select('work_code', 'plan_year', 'moved_to_year', 'moved_reason', 'also_item', 'also_quantity');
    expect(rows).toEqual([
      {
        work_code: 'S1',
        plan_year: 2019,
        moved_to_year: 2020,
        moved_reason: '征地未完成',
        also_item: 'bus_bay',
        also_quantity: 2,
      },
      {
        work_code: 'S2',
        plan_year: 2019,
        moved_to_year: null,
        moved_reason: null,
        also_item: null,
        also_quantity: null,
      },
    ]);
  });

  it('counts in both items, and in the year it was moved to', async () => {
    const basis = await basisOf(database, root);
    const doneIn = async (year: number) => {
      const { rows } = await database.read((tx) => listProgress(tx, { programme, year, children: false, basis }));
      return rows.map(({ item, done, moved }) => [item, done, moved]);
    };
    expect(await doneIn(2019)).toEqual([
      ['safety_works', 5, 0],
      ['bus_bay', 0, 0],
    ]);
    expect(await doneIn(2020)).toEqual([
      ['safety_works', 4, 4],
      ['bus_bay', 2, 2],
    ]);
  });
});

describe('a second item', () => {
  it('is another one of the programme, and has its quantity', async () => {
    const faults = await findFaults(
      database,
      'work',
      [
        work('sound', { also_item: 'bus_bay', also_quantity: 1 }),
        work('unknown', { also_item: 'bridge', also_quantity: 1 }),
        work('same', { also_item: 'safety_works', also_quantity: 1 }),
        work('no quantity', { also_item: 'bus_bay' }),
        work('no item', { also_quantity: 3 }),
      ],
      { dataDate },
    );
    expect(faults.get('second_item_unknown')).toEqual(['2 also_item bridge', '3 also_item safety_works']);
    expect(faults.get('second_item_incomplete')).toEqual(['4 also_quantity bus_bay / ', '5 also_quantity  / 3.0000']);
    expect(faults.rejected).toBe(0);
  });
});
