import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS, { type Cell, type Workbook } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { run } from '#etl/command-line/run.ts';
import { takeAside } from '#etl/report/rules-aside.ts';
import { copyDatabase } from '../../support/database.ts';
import { openTestDatabase } from '../../support/test-engine.ts';
import { programmeFolder, regions, roads, toCsv, toGeojson, writeFile } from '../support/small-city.ts';

const name = await copyDatabase(inject('template'));
const folder = mkdtempSync(join(tmpdir(), 'tongcun-test-report-'));
const phone = '13812345678';
const fields = [
  'segment_code',
  'route_code',
  'admin_grade',
  'technical_class',
  'width_m',
  'maintained',
  'district_code',
];
const heads = ['路段编码', '路线编码', '行政等级', '技术等级', '路面宽度', '是否列养', '区县代码', '里程', '联系电话'];
const firstRow = 4;

/** Row, in the sheet, of the faults put into the register. */
const faulty = { unknownCode: 7, badNumber: 11, duplicate: 20 };

async function etl(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const status = await run(words, {
    streams: { out: { write: (text) => (written.out += text) }, err: { write: (text) => (written.err += text) } },
    openDatabase: () => openTestDatabase(name),
  });
  return { status, ...written };
}

async function open(path: string): Promise<Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(takeAside(readFileSync(path)).workbook).buffer);
  return workbook;
}

/** A register as departments send it: a title, a header of two rows with merged cells, comments, and a second sheet. */
async function writeRegister(file: string, { faults }: { faults: boolean }): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('台账');
  sheet.mergeCells('A1:I1');
  sheet.getCell('A1').value = '农村公路台账';
  sheet.mergeCells('C2:D2');
  sheet.getCell('C2').value = '等级';
  for (const [index, head] of heads.entries()) {
    if (index !== 2 && index !== 3) sheet.mergeCells(2, index + 1, 3, index + 1);
    sheet.getCell(index === 2 || index === 3 ? 3 : 2, index + 1).value = head;
  }
  for (const { row } of roads(40)) sheet.addRow([...fields.map((field) => row[field]), 1.25, phone]);
  sheet.getColumn(5).width = 23;
  sheet.getCell('E11').note = '实测';
  sheet.getCell('E12').font = { bold: true };
  if (faults) {
    sheet.getCell(faulty.unknownCode, 4).value = '高速';
    sheet.getCell(faulty.badNumber, 5).value = '5米';
    sheet.getCell(faulty.duplicate, 1).value = sheet.getCell(firstRow, 1).value;
  }
  workbook.addWorksheet('填报说明').addRow(['请按月报送']);
  const path = join(folder, file);
  await workbook.xlsx.writeFile(path);
  return path;
}

const noteOf = (cell: Cell | undefined): string =>
  typeof cell?.note === 'object' ? (cell.note.texts ?? []).map(({ text }) => text).join('') : (cell?.note ?? '');
const fillOf = (cell: Cell | undefined): unknown =>
  cell?.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined;

beforeAll(async () => {
  expect(await etl('programme', 'apply', programmeFolder)).toMatchObject({ status: 0 });
  const file = writeFile('regions.geojson', toGeojson(regions()));
  expect(await etl('load', 'region', file, '--programme', 'small-city')).toMatchObject({ status: 0 });
});

describe('the report on a workbook', () => {
  it('is the workbook itself, with the bad cells filled and commented and a summary that leads to them', async () => {
    const register = await writeRegister('register.xlsx', { faults: true });
    const path = join(folder, 'report.xlsx');
    const { status, err } = await etl('check', 'road_segment', register, '--report', path);
    expect([status, err]).toEqual([0, expect.stringContaining('unknown_code technical_class')]);
    const report = await open(path);
    expect(report.worksheets.map((sheet) => sheet.name)).toEqual(['检查报告', '台账', '填报说明']);
    const sheet = report.getWorksheet('台账');
    const before = (await open(register)).getWorksheet('台账');
    const [bad, number, key] = ['D7', 'E11', 'A20'].map((address) => sheet?.getCell(address));
    expect(noteOf(bad)).toMatch(/^通村检查：警告\n警告 unknown_code：不在代码表中。请改用.*（值：高速）$/);
    expect(noteOf(number)).toMatch(/bad_number[\s\S]*5米[\s\S]*实测$/);
    expect(noteOf(key)).toContain('duplicate_key');
    expect([bad, number, key].map(fillOf)).toEqual(['FFFFE49A', 'FFFFE49A', 'FFF6B8B0']);
    const filled: string[] = [];
    sheet?.eachRow((row) => row.eachCell((cell) => fillOf(cell) !== undefined && filled.push(cell.address)));
    expect(filled.sort()).toEqual(['A20', 'D7', 'E11']);
    expect(sheet?.getSheetValues()).toEqual(before?.getSheetValues());
    expect(sheet?.model.merges).toEqual(before?.model.merges);
    expect([sheet?.getColumn(5).width, sheet?.getCell('E12').font.bold]).toEqual([23, true]);
    const summary = report.getWorksheet('检查报告');
    const links: unknown[] = [];
    summary?.eachRow((row) => row.eachCell((cell) => cell.hyperlink !== undefined && links.push(cell.hyperlink)));
    expect(links.sort()).toEqual(["#'台账'!A20", "#'台账'!D7", "#'台账'!E11"]);
    expect(JSON.stringify(summary?.getSheetValues())).not.toContain(phone);
    expect(JSON.stringify(summary?.getSheetValues())).toContain('联系电话');
  });

  it('loads like the file it was made of, and loses its marks when what they say was mended', async () => {
    const path = join(folder, 'report.xlsx');
    const original = JSON.parse((await etl('check', 'road_segment', join(folder, 'register.xlsx'), '--json')).out);
    expect(JSON.parse((await etl('check', 'road_segment', path, '--json')).out)).toEqual(original);
    const mended = await open(path);
    const sheet = mended.getWorksheet('台账');
    for (const [address, value] of Object.entries({ D7: '四级', E11: 5.5, A20: 'NEW-1' })) {
      const cell = sheet?.getCell(address);
      if (cell !== undefined) cell.value = value;
    }
    const sent = join(folder, 'mended.xlsx');
    await mended.xlsx.writeFile(sent);
    const again = join(folder, 'again.xlsx');
    expect(JSON.parse((await etl('load', 'road_segment', sent, '--report', again, '--json')).out)).toMatchObject({
      accepted: 40,
      rejected: 0,
    });
    const clean = (await open(again)).getWorksheet('台账');
    for (const address of ['D7', 'A20'])
      expect([noteOf(clean?.getCell(address)), fillOf(clean?.getCell(address))]).toEqual(['', undefined]);
    expect(noteOf(clean?.getCell('E11'))).toBe('实测');
  });

  it('keeps the rules of a filled template', async () => {
    const template = join(folder, 'template.xlsx');
    expect(await etl('template', 'facility', template)).toMatchObject({ status: 0 });
    const rules = takeAside(readFileSync(template)).rules;
    expect([...rules.keys()]).toEqual(['站点设施']);
    const path = join(folder, 'template-report.xlsx');
    const ruled = join(folder, 'ruled.xlsx');
    expect(await etl('template', 'facility', template)).toMatchObject({
      status: 1,
      err: expect.stringContaining('file_exists'),
    });
    fillInXml(template, ruled);
    expect(await etl('check', 'facility', ruled, '--report', path)).toMatchObject({ status: 1 });
    expect(takeAside(readFileSync(path)).rules).toEqual(rules);
    expect(noteOf((await open(path)).getWorksheet('站点设施')?.getCell('C2'))).toContain('unknown_code');
  });
});

/** The template with a faulty row, its rules untouched: written into the XML, as a spreadsheet would. */
function fillInXml(from: string, to: string): void {
  const parts = unzipSync(readFileSync(from));
  const path = 'xl/worksheets/sheet1.xml';
  const text = strFromU8(parts[path] ?? new Uint8Array());
  const cells = ['007', '一号站', '高铁站'].map(
    (word, index) => `<c r="${'ABC'[index]}2" t="inlineStr"><is><t>${word}</t></is></c>`,
  );
  parts[path] = strToU8(text.replace('</sheetData>', `<row r="2">${cells.join('')}</row></sheetData>`));
  writeFileSync(to, zipSync(parts));
}

describe('the report on another file', () => {
  it('lists its rows in a new workbook, marked, without personal data, and is written when the load is refused', async () => {
    const rows = roads(30).map(({ row, geometry }, index) => ({
      row: {
        ...row,
        ...(index < 3 && { segment_code: 'same' }),
        手机: phone,
        technical_class: index === 9 ? '高速' : '4',
      },
      geometry,
    }));
    const path = join(folder, 'csv-report.xlsx');
    const { status, err, out } = await etl(
      'load',
      'road_segment',
      writeFile('faulty.csv', toCsv(rows)),
      '--report',
      path,
    );
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('[too_many_errors]');
    const report = await open(path);
    const sheet = report.getWorksheet('路段');
    expect(sheet?.rowCount).toBe(31);
    expect(sheet?.getRow(3).getCell(1).value).toBe(2);
    expect(noteOf(sheet?.getCell(3, 1))).toContain('duplicate_key');
    const header: unknown = sheet?.getRow(1).values;
    const classColumn = Array.isArray(header) ? header.indexOf('technical_class') : 0;
    expect(noteOf(sheet?.getCell(11, classColumn))).toContain('高速');
    const all = Object.values(unzipSync(readFileSync(path))).map((bytes) => strFromU8(bytes));
    expect(all.some((text) => text.includes(phone))).toBe(false);
    expect(JSON.stringify(report.getWorksheet('检查报告')?.getSheetValues())).toContain('未加载');
  });

  it('says what columns are missing when no row was read', async () => {
    const path = join(folder, 'missing-report.xlsx');
    const file = writeFile('missing.csv', '路线编马,技术等级\nY1,四级\n');
    expect(await etl('load', 'road_segment', file, '--report', path)).toMatchObject({
      status: 1,
      err: expect.stringContaining('[columns_missing]'),
    });
    const text = JSON.stringify((await open(path)).getWorksheet('检查报告')?.getSheetValues());
    for (const part of ['路线编码(route_code)', '是否为“路线编码”', '技术等级']) expect(text).toContain(part);
    expect(await etl('load', 'road_segment', file, '--report', '/nowhere/a.xlsx')).toMatchObject({
      status: 1,
      err: expect.stringContaining('[file_not_writable]'),
    });
    expect(await etl('load', 'road_segment', file, '--report', 'a.csv')).toMatchObject({ status: 2 });
  });
});

describe('names in the place of codes', () => {
  it('are understood where one district and town bear them', async () => {
    const file = writeFile(
      'names.csv',
      '路线编码,行政等级,里程,区县名称,乡镇名称\nN1,乡道,1,东区,东区 2镇\nN2,乡道,1,,西区1\nN3,乡道,1,西区,东区2镇\n',
    );
    const report = JSON.parse((await etl('load', 'road_segment', file, '--mode', 'merge', '--json')).out);
    expect(report).toMatchObject({ added: 2, rejected: 1 });
    expect(report.problems).toContainEqual({ code: 'unknown_region', severity: 'error', count: 1 });
    const database = await openTestDatabase(name);
    const rows = await database
      .knex('road_segment')
      .where('route_code', 'like', 'N%')
      .orderBy('route_code')
      .select('district_code', 'town_code');
    await database.close();
    expect(rows).toEqual([
      { district_code: '110101', town_code: '110101002' },
      { district_code: '110102', town_code: '110102001' },
    ]);
  });
});

describe('a mapping that was corrected', () => {
  const csv = (code: string, head = '道路代号,道路级别,好坏') => `${head}\n${code},乡道,好\n`;
  const load = (file: string, ...more: string[]) =>
    etl('load', 'road_segment', file, '--mode', 'merge', '--json', ...more);

  it('is drafted, edited, used, and used again next month for the same header in any order', async () => {
    const january = writeFile('january.csv', csv('M1'));
    const draft = join(folder, 'draft.json');
    expect(await etl('mapping', 'road_segment', january, '--save', draft)).toMatchObject({ status: 0 });
    expect(JSON.parse(readFileSync(draft, 'utf8'))).toMatchObject({
      fields: {},
      unused: ['道路代号', '道路级别', '好坏'],
    });
    expect(await load(january)).toMatchObject({ status: 1, err: expect.stringContaining('columns_missing') });
    const edited = writeFile(
      'edited.json',
      JSON.stringify({
        ...JSON.parse(readFileSync(draft, 'utf8')),
        fields: {
          route_code: { column: '道路代号' },
          admin_grade: { column: '道路级别' },
          condition: { column: '好坏', values: { 好: '良' } },
          register_length_km: { constant: 2 },
        },
      }),
    );
    const first = await load(january, '--mapping', edited);
    expect(JSON.parse(first.out)).toMatchObject({
      accepted: 1,
      columns: [{ how: 'mapping' }, { how: 'mapping' }, { how: 'mapping' }],
    });
    const february = writeFile('february.csv', '好坏,道路代号,道路级别\n好,M2,乡道\n');
    const second = JSON.parse((await load(february)).out);
    expect(second).toMatchObject({
      added: 1,
      rejected: 0,
      columns: [{ column: '好坏', field: 'condition', how: 'saved' }, { how: 'saved' }, { how: 'saved' }],
    });
    expect(second.problems).toContainEqual({ code: 'mapping_saved_used', severity: 'info', count: 1 });
    expect((await etl('show', String(second.load))).out).toContain('january.csv');
  });

  it('is left aside on demand, for another header, and by a dry run', async () => {
    expect(await load(writeFile('march.csv', csv('M3')), '--mapping', 'none')).toMatchObject({ status: 1 });
    const other = writeFile('other.csv', csv('M4', '道路代号,道路级别,其他'));
    expect(await load(other)).toMatchObject({ status: 1 });
    const mapping = writeFile(
      'other.json',
      JSON.stringify({
        fields: {
          route_code: { column: '道路代号' },
          admin_grade: { column: '道路级别' },
          register_length_km: { constant: 1 },
        },
      }),
    );
    expect(await load(other, '--mapping', mapping, '--dry-run')).toMatchObject({ status: 0 });
    expect(await load(other)).toMatchObject({ status: 1 });
  });
});
