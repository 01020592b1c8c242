import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportFile } from '#etl/export/export-file.ts';
import { findDataset, loadFile } from '#etl/load-file.ts';
import { applyProgramme } from '#etl/programme/apply-programme.ts';
import { testDatabase } from '../../support/database.ts';
import { buildCity, programme, writeFile } from '../support/small-city.ts';

const code = 'plan_quantity_empty';
const database = await testDatabase();
const load = (file: string) => loadFile(database, { dataset: 'plan', file, programme, mode: 'replace' });
const standing = () =>
  database.knex('plan').where({ load_to: 2147483647 }).orderBy('region_code').select('region_code', 'quantity');
const toldOf = (id: number | null) =>
  database
    .knex('load_problem')
    .where({ load_id: id, code })
    .orderBy('row_no')
    .select('row_no', 'severity', 'field', 'value');

/** A dash, nothing at all and zero, in rows 1 to 3. */
const cells = [
  ['110100', '—'],
  ['110101', null],
  ['110102', 0],
] as const;
const stored = [
  { region_code: '110100', quantity: null },
  { region_code: '110101', quantity: null },
  { region_code: '110102', quantity: 0 },
];

beforeAll(() => buildCity(database));

describe('a plan cell with a dash, without anything and with zero', () => {
  it('are three things in a table of text: not planned, perhaps forgotten, and zero', async () => {
    const lines = cells.map(([region, quantity]) => `bus_bay,${region},2019,${quantity ?? ''}`);
    const report = await load(writeFile('three.csv', `计划项,所属区县,年份,计划量\n${lines.join('\n')}\n`));
    expect(report).toMatchObject({ read: 3, accepted: 3, rejected: 0 });
    expect(report.problems).toEqual([{ code, severity: 'warning', count: 1 }]);
    expect(await toldOf(report.load)).toEqual([{ row_no: 2, severity: 'warning', field: 'quantity', value: null }]);
    expect(await standing()).toEqual(stored);
  });

  it('are the same three in a workbook, where the row is that of the sheet', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('计划');
    sheet.addRow(['计划项', '所属区县', '年份', '计划量']);
    for (const [region, quantity] of cells) sheet.addRow(['bus_bay', region, 2019, quantity]);
    const report = await load(writeFile('three.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer())));
    expect(report).toMatchObject({ accepted: 3, unchanged: 3 });
    expect(await toldOf(report.load)).toEqual([{ row_no: 3, severity: 'warning', field: 'quantity', value: null }]);
  });

  it('are told apart no more where a file has no such column, of which nothing is forgotten', async () => {
    const report = await load(writeFile('none.csv', '计划项,所属区县,年份\nbus_bay,110101,2019\n'));
    expect(report).toMatchObject({ accepted: 1 });
    expect(report.problems.map((problem) => problem.code)).not.toContain(code);
  });

  it.each(['.csv', '.xlsx'])('come back from an export as %s without a question', async (ending) => {
    const lines = cells.map(([region, quantity]) => `bus_bay,${region},2019,${quantity ?? '—'}`);
    await load(writeFile('answered.csv', `计划项,所属区县,年份,计划量\n${lines.join('\n')}\n`));
    const path = join(mkdtempSync(join(tmpdir(), 'tongcun-test-plan-')), `plan${ending}`);
    await exportFile(database, { dataset: findDataset('plan'), path, programme });
    const report = await load(path);
    expect(report).toMatchObject({ read: 3, accepted: 3, added: 0, changed: 0, removed: 0, unchanged: 3 });
    expect(report.problems).toEqual([]);
    expect(await standing()).toEqual(stored);
  });
});

describe('the plans of the programme folders', () => {
  const folders = fileURLToPath(new URL('../../../geodata/programmes', import.meta.url));
  const names = readdirSync(folders, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

  it.each(names)('%s forget nothing', async (name) => {
    const { loads } = await applyProgramme(database, join(folders, name));
    expect(loads.length).toBeGreaterThan(0);
    for (const { problems } of loads) expect(problems.map((problem) => problem.code)).not.toContain(code);
  });
});
