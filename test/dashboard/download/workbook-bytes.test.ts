import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { SheetContent } from '#dashboard/src/download/sheet-content.ts';
import { letters } from '#dashboard/src/download/sheet-xml.ts';
import { nameOf, workbookBytes } from '#dashboard/src/download/workbook-bytes.ts';

const content: SheetContent = {
  title: '绍兴市 列养率 <区县> & "排名"',
  facts: ['区域：绍兴市　数据截止：2020-09-30', '口径：列养里程 ÷ 总里程'],
  mark: '演示数据，不得用作公文',
  columns: [{ title: '年度', isName: true }, { title: '里程（公里）' }, { title: '说明' }],
  rows: [
    [2020, 1234.5, '=1+1'],
    [2019, 0.125, '第一行\n第二行\u0007'],
    [2018, null, ''],
  ],
  notes: ['“—”为没有数据'],
};

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('the workbook has no sheet');
  return sheet;
}

describe('a table that leaves the page as a workbook', () => {
  it('says what it is above its figures and what a dash means below them', async () => {
    const sheet = await read(workbookBytes(content, '区县排名'));
    expect(sheet.name).toBe('区县排名');
    const first = (at: number) => sheet.getCell(at, 1).value;
    expect([1, 2, 3, 4].map(first)).toEqual([content.title, ...content.facts, content.mark]);
    expect(sheet.getRow(5).values).toEqual([undefined, '年度', '里程（公里）', '说明']);
    expect(first(9)).toBe('“—”为没有数据');
    expect(sheet.getCell('C1').master.address).toBe('A1');
  });

  it('keeps numbers as numbers with their points in line, years as names, and nothing as a dash', async () => {
    const sheet = await read(workbookBytes(content, 'a'));
    expect([6, 7, 8].map((at) => sheet.getCell(at, 2).value)).toEqual([1234.5, 0.125, '—']);
    expect(sheet.getCell('B6').numFmt).toBe('#,##0.000');
    expect(sheet.getCell('B7').numFmt).toBe('#,##0.000');
    expect([sheet.getCell('A6').value, sheet.getCell('A6').numFmt]).toEqual([2020, '0']);
  });

  it('writes text as text, whatever it looks like, and leaves out what XML has no place for', async () => {
    const sheet = await read(workbookBytes(content, 'a'));
    expect(sheet.getCell('C6').value).toBe('=1+1');
    expect(sheet.getCell('C7').value).toBe('第一行\n第二行');
  });

  it('never shows a hundred percent where it is not quite one', async () => {
    const columns = [{ title: '%', isPercent: true as const }];
    const almost = await read(workbookBytes({ ...content, columns, rows: [[99.9968], [50]] }, 'a'));
    expect([almost.getCell('A6').numFmt, almost.getCell('A7').numFmt]).toEqual(['#,##0.0000', '#,##0.0000']);
    const usual = await read(workbookBytes({ ...content, columns, rows: [[99.73], [100]] }, 'a'));
    expect(usual.getCell('A6').numFmt).toBe('#,##0.00');
  });

  it('freezes the head, repeats it on every page and fits the width of the paper', async () => {
    const sheet = await read(workbookBytes(content, 'a'));
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 5 });
    expect(sheet.pageSetup).toMatchObject({ printTitlesRow: '5:5', fitToPage: true, fitToWidth: 1, paperSize: 9 });
  });

  it('can be empty, and can be of five thousand rows', async () => {
    const empty = await read(workbookBytes({ ...content, rows: [], notes: [] }, 'a'));
    expect(empty.rowCount).toBe(5);
    const rows = Array.from({ length: 5000 }, (_, at) => [2020, at / 7, `村${at}`]);
    const long = await read(workbookBytes({ ...content, rows }, 'a'));
    expect(long.getCell('C5005').value).toBe('村4999');
  });

  it.each([
    ['区县/排名[1]:*?\\', '区县 排名 1'],
    ["'引号'", '引号'],
    ['', 'Sheet1'],
    ['长'.repeat(40), '长'.repeat(31)],
  ])('names its sheet %j as %j', (asked, name) => {
    expect(nameOf(asked)).toBe(name);
  });

  it('counts columns beyond Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
