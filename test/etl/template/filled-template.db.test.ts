import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from '#etl/command-line/run.ts';
import { takeAside } from '#etl/report/rules-aside.ts';
import { copyDatabase } from '../../support/database.ts';
import { openTestDatabase } from '../../support/test-engine.ts';
import { buildCity } from '../support/small-city.ts';

const name = await copyDatabase(inject('template'));
const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-template-'));

async function etl(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const status = await run(words, {
    streams: { out: { write: (text) => (written.out += text) }, err: { write: (text) => (written.err += text) } },
    openDatabase: () => openTestDatabase(name),
  });
  return { status, ...written };
}

type Filled = Readonly<Record<string, string | number | Date>>;

/** The template of a dataset with rows below its own headers, in the formats that its columns have. */
async function fillTemplate(dataset: string, rows: readonly Filled[]): Promise<string> {
  const [empty, filled] = ['empty', 'filled'].map((word) => join(folder, `${word}-${dataset}.xlsx`));
  if (empty === undefined || filled === undefined) throw new Error('no path');
  expect(await etl('template', dataset, empty)).toMatchObject({ status: 0 });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(takeAside(readFileSync(empty)).workbook).buffer);
  const [sheet] = workbook.worksheets;
  const headers = sheet?.getRow(1).values;
  if (sheet === undefined || !Array.isArray(headers)) throw new Error('the template has no header');
  for (const [index, row] of rows.entries()) {
    for (const [header, value] of Object.entries(row)) {
      expect(headers, header).toContain(header);
      sheet.getCell(index + 2, headers.indexOf(header)).value = value;
    }
  }
  await workbook.xlsx.writeFile(filled);
  return filled;
}

beforeAll(async () => {
  const database = await openTestDatabase(name);
  await buildCity(database);
  await database.close();
});

describe('a filled template', () => {
  it('of facilities loads without a mapping, codes, words of the lists and dates as they were typed', async () => {
    const file = await fillTemplate('facility', [
      {
        站点编码: '007',
        站点名称: '一号站',
        站点类型: '公交站点',
        运营状态: '运营',
        启用日期: new Date(Date.UTC(2019, 4, 1)),
        日班次: 12,
        首班时间: '06:05',
        '建筑面积(平方米)': 88.5,
        标识编号: '000123',
        经度: 116.0512,
        纬度: 39.0501,
      },
      { 站点编码: '0070', 站点类型: '港湾式停车站+村级物流服务点', 乡镇代码: '110101002' },
    ]);
    const { status, out, err } = await etl('load', 'facility', file, '--programme', 'small-city', '--json');
    expect([status, err]).toEqual([0, expect.anything()]);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ read: 2, accepted: 2, rejected: 0, added: 2 });
    const fields = report.columns.map(({ field }: { field: string | null }) => field);
    expect(fields).toHaveLength(20);
    expect(fields).not.toContain(null);
    const told = report.problems.map(({ code }: { code: string }) => code);
    expect(told).toEqual(['crs_unsure', 'geometry_missing']);
    const database = await openTestDatabase(name);
    const rows = await database
      .knex('facility')
      .orderBy('facility_code')
      .select('facility_code', 'name', 'kinds', 'status', 'opened_on', 'trips_per_day', 'first_departure')
      .select('floor_area_m2', 'plate_no', 'town_code', 'district_code');
    await database.close();
    const nothing = { name: null, status: null, opened_on: null, trips_per_day: null, first_departure: null };
    expect(rows).toEqual([
      {
        facility_code: '007',
        name: '一号站',
        kinds: ['bus_stop'],
        status: 'operating',
        opened_on: '2019-05-01',
        trips_per_day: 12,
        first_departure: '06:05',
        floor_area_m2: 88.5,
        plate_no: '000123',
        town_code: '110102001',
        district_code: '110102',
      },
      {
        ...nothing,
        facility_code: '0070',
        kinds: ['bus_bay', 'logistics_point'],
        floor_area_m2: null,
        plate_no: null,
        town_code: '110101002',
        district_code: '110101',
      },
    ]);
  });
});
