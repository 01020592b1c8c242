import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { testDatabase } from '../support/database.ts';
import { planWorkbook, printedPlan } from './support/printed-plan.ts';
import { writeFile } from './support/small-city.ts';

const programme = 'shaoxing-2018-2020';
const folder = fileURLToPath(new URL(`../../geodata/programmes/${programme}`, import.meta.url));
const regions = `code,name,level,parent_code
330600,绍兴市,city,
330602,越城区,district,330600
330603,柯桥区,district,330600
330604,上虞区,district,330600
330681,诸暨市,district,330600
330683,嵊州市,district,330600
330624,新昌县,district,330600
`;

const database = await testDatabase();
const load = (dataset: string, file: string, more = {}) => loadFile(database, { dataset, file, programme, ...more });
const standing = (table: string) => database.knex(table).where({ load_to: 2147483647 });

beforeAll(() => applyProgramme(database, folder));

describe('the printed plan table', () => {
  it('needs the regions for the names of its districts', async () => {
    const file = writeFile('plan.txt', printedPlan());
    await expect(load('plan', file)).rejects.toMatchObject({ code: 'nothing_accepted' });
    expect(await standing('plan').count('* as n')).toEqual([{ n: 252 }]);
  });

  it('pasted as text is what the programme folder published, cell by cell', async () => {
    await load('region', writeFile('regions.csv', regions));
    const report = await load('plan', writeFile('plan.txt', printedPlan()));
    expect(report).toMatchObject({ read: 252, rejected: 0, added: 0, changed: 0, removed: 0, unchanged: 252 });
  });

  it('as a workbook is the same, and one changed cell is one changed row', async () => {
    const same = await load('plan', writeFile('plan.xlsx', await planWorkbook()));
    expect(same).toMatchObject({ read: 252, added: 0, changed: 0, removed: 0, unchanged: 252 });
    const workbook = await planWorkbook((sheet) => {
      sheet.getCell('C7').value = 8;
    });
    expect(await load('plan', writeFile('changed.xlsx', workbook))).toMatchObject({ changed: 1, unchanged: 251 });
    expect(
      await standing('plan')
        .where({ item: 'substandard_upgrade', region_code: '330602', year: 2018 })
        .pluck('quantity'),
    ).toEqual([8]);
  });
});

describe('a monthly report by titles and names', () => {
  it('is understood with units, spaces and other brackets, with and without 区, 市 and 县', async () => {
    const rows = [
      ['等外路提升', '越城区'],
      ['危桥（隧）改造(座)', '诸暨'],
      ['"镇镇二级路"提升乡镇个数', ' 新昌 县'],
      ['pavement_repair', '330603'],
    ];
    const text = rows.map(([item, district]) => `"${item?.replaceAll('"', '""')}",${district},2018-09,5`).join('\n');
    await load('report', writeFile('report.csv', `计划项,所属区县,月份,本月完成量\n${text}\n`));
    expect(await standing('report').orderBy('item').select('item', 'region_code', 'record_key')).toEqual([
      { item: 'dangerous_bridge', region_code: '330681', record_key: `${programme}|dangerous_bridge|330681|2018-09` },
      { item: 'pavement_repair', region_code: '330603', record_key: `${programme}|pavement_repair|330603|2018-09` },
      {
        item: 'substandard_upgrade',
        region_code: '330602',
        record_key: `${programme}|substandard_upgrade|330602|2018-09`,
      },
      {
        item: 'town_class2_access',
        region_code: '330624',
        record_key: `${programme}|town_class2_access|330624|2018-09`,
      },
    ]);
  });

  it('leaves a title of no item and a name of no district to the checks', async () => {
    const file = writeFile(
      'wrong.csv',
      '计划项,所属区县,月份,本月完成量\n修桥,越城区,2018-09,5\n等外路提升,余杭区,2018-09,5\n',
    );
    const { problems } = await load('report', file, { mode: 'merge', dryRun: true }).catch((error) => error.details);
    expect(problems.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['unknown_item', 'unknown_region']),
    );
  });
});
