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
/** Code, severity, row, field and value of what was told of a load; row 0 is the whole file. */
const toldOf = (load: number | null, code: string) =>
  database
    .knex('load_problem')
    .where({ load_id: load, code })
    .orderBy('row_no')
    .select('row_no', 'severity', 'field', 'value');
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

describe('a cell of the plan table', () => {
  it('with the dash is not planned, and without it may be forgotten, which is told where it stands', async () => {
    const printed = await load('plan', writeFile('dashes.xlsx', await planWorkbook()));
    expect(await toldOf(printed.load, 'plan_quantity_empty')).toEqual([]);
    const workbook = await planWorkbook((sheet) => {
      expect(sheet.getCell('E7').value).toBe('—');
      sheet.getCell('E7').value = null;
    });
    const emptied = await load('plan', writeFile('emptied.xlsx', workbook));
    expect(emptied).toMatchObject({ accepted: 252, changed: 0, unchanged: 252 });
    const told = [{ row_no: 7005, severity: 'warning', field: 'quantity', value: null }];
    expect(await toldOf(emptied.load, 'plan_quantity_empty')).toEqual(told);
  });
});

describe('printed totals that do not add up', () => {
  it('are told of the plan with the row, the field, what is printed and what the rows add up to', async () => {
    const workbook = await planWorkbook((sheet) => {
      expect([sheet.getCell('A7').value, sheet.getCell('C7').value]).toEqual(['越城区', 7]);
      sheet.getCell('C7').value = 8;
    });
    const report = await load('plan', writeFile('wrong-sums.xlsx', workbook), { mode: 'merge' });
    expect(report).toMatchObject({ read: 252, accepted: 252, rejected: 0 });
    expect(report.problems).toContainEqual({ code: 'total_mismatch', severity: 'warning', count: 3 });
    // The city in 2018 and in all, and the district in all; the rows are numbered by row and column of the sheet.
    const told = await toldOf(report.load, 'total_mismatch');
    expect(told).toEqual([
      { row_no: 3003, severity: 'warning', field: 'quantity', value: expect.stringMatching(/: 179 ≠ 180$/) },
      { row_no: 6003, severity: 'warning', field: 'quantity', value: expect.stringMatching(/: 322 ≠ 323$/) },
      { row_no: 10_003, severity: 'warning', field: 'quantity', value: expect.stringMatching(/: 7 ≠ 8$/) },
    ]);
  });

  it('are told of a register, which loads all the same', async () => {
    const register = (total: number): string =>
      `路线编码,行政等级,所属区县,里程(公里),路面宽度\nY001330602,乡道,330602,1.5,5\nY002330602,乡道,330602,2.25,6\n合计,,,${total},\n`;
    const loadSum = (name: string, total: number) => load('road_segment', writeFile(name, register(total)));
    const right = await loadSum('right.csv', 3.75);
    expect(right).toMatchObject({ read: 2, accepted: 2 });
    expect(await toldOf(right.load, 'total_mismatch')).toEqual([]);
    const wrong = await loadSum('wrong.csv', 4.75);
    expect(wrong).toMatchObject({ read: 2, accepted: 2, unchanged: 2 });
    expect(await toldOf(wrong.load, 'total_mismatch')).toEqual([
      { row_no: 3, severity: 'warning', field: 'register_length_km', value: '合计 里程(公里): 4.75 ≠ 3.75' },
    ]);
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
