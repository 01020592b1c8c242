import { describe, expect, it } from 'vitest';
import type { PlanContent, ProgressRow } from '#api/products/table/plan-content.ts';
import { planWorkbook } from '#api/products/table/plan-workbook.ts';
import { readWorkbook, sheetXml } from '../support/read-workbook.ts';

function row(more: Partial<ProgressRow>): ProgressRow {
  return {
    region: '330600',
    name: '绍兴市',
    nameEn: 'Shaoxing',
    item: 'substandard_upgrade',
    title: { zh: '等外路提升', en: 'Substandard roads upgraded' },
    unit: { zh: '公里', en: 'km' },
    year: 2018,
    plan: 100,
    done: 87.5,
    reported: 90,
    expected: 100,
    forecast: 87.5,
    percent: 87.5,
    difference: 2.5,
    early: 0,
    late: 0,
    moved: 0,
    planToDate: 100,
    doneToDate: 87.5,
    carried: null,
    pace: 'calendar',
    forecastRange: null,
    status: 'behind',
    reason: { zh: '少12.5公里', en: 'short' },
    ...more,
  };
}

function content(rows: readonly (readonly ProgressRow[])[]): PlanContent {
  return {
    lang: 'zh',
    title: { zh: '三年行动计划', en: 'Three-year plan' },
    documentNo: '绍政发〔2018〕16号',
    basis: { load: 9, asOf: '2020-09-30', sample: true, root: '330600' },
    awards: null,
    orders: null,
    years: rows.map((of, index) => ({
      programme: 'p',
      year: 2018 + index,
      measuredOn: `${2018 + index}-12-31`,
      rows: of.map((entry) => ({ ...entry, year: 2018 + index })),
    })),
  };
}

async function write(plan: PlanContent): Promise<Buffer> {
  return Buffer.from(await planWorkbook(plan).xlsx.writeBuffer());
}

describe('the plan workbook', () => {
  it('has a sheet for each year, their sum and the detail', async () => {
    const workbook = await readWorkbook(await write(content([[row({})], [row({})], [row({})]])));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['2018年', '2019年', '2020年', '合计', '明细']);
  });

  it('keeps figures as numbers and the dash as text', async () => {
    const years = [[row({}), row({ item: 'bus_bay', plan: null, done: 3, percent: null, status: 'no_data' })]];
    const sheet = (await readWorkbook(await write(content(years)))).getWorksheet('2018年');
    expect([6, 7, 8].map((at) => sheet?.getCell(at, 3).value)).toEqual([100, 87.5, 87.5]);
    expect([6, 7, 8].map((at) => sheet?.getCell(at, 4).value)).toEqual(['—', 3, '—']);
    expect(sheet?.getCell(8, 3).numFmt).toBe('"■ "0.00"%"');
  });

  it('adds the years by formulas whose results are their sums, a dash adding as nothing', async () => {
    const years = [
      [row({ plan: null, done: 0.1, percent: null })],
      [row({ plan: 0.2, done: 0.2 })],
      [row({ plan: 0.1, done: 0 })],
    ];
    const sheet = (await readWorkbook(await write(content(years)))).getWorksheet('合计');
    expect(sheet?.getCell('C6').value).toEqual({ formula: "SUM('2018年'!C6,'2019年'!C6,'2020年'!C6)", result: 0.3 });
    expect(sheet?.getCell('C7').result).toBe(0.3);
    expect(sheet?.getCell('C8').result).toBe(100);
  });

  it('never shows what is not quite a hundred as one', async () => {
    const sheet = (await readWorkbook(await write(content([[row({ percent: 99.998 })]])))).getWorksheet('2018年');
    expect(sheet?.getCell(8, 3).numFmt).toContain('0.0000');
  });

  it('prints on A3 across, one page wide, with heads on every page, frozen on the screen', async () => {
    const sheet = (await readWorkbook(await write(content([[row({})]])))).getWorksheet('2018年');
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:5');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 5 });
  });

  it('says document, data date, load and what kind of data it is', async () => {
    const sheet = (await readWorkbook(await write(content([[row({})]])))).getWorksheet('2018年');
    expect(sheet?.getCell('A2').value).toMatch(/绍政发〔2018〕16号.*2020-09-30.*9.*统计至：2018-12-31/);
    expect(sheet?.getCell('A3').value).toBe('内部资料   演示数据');
  });

  it('leaves names that begin like formulas text', async () => {
    const names = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")'];
    const rows = names.map((name, index) => row({ name, region: `r${index}`, title: { zh: name, en: name } }));
    const file = await write(content([rows]));
    const sheet = (await readWorkbook(file)).getWorksheet('明细');
    expect(names.map((_, index) => sheet?.getCell(5 + index, 3).value)).toEqual(names);
    const formulas = [...sheetXml(file).matchAll(/<f>(.*?)<\/f>/g)].map(([, formula]) => formula);
    expect(formulas.length).toBeGreaterThan(0);
    for (const formula of formulas) expect(formula).toMatch(/^(SUM\(&apos;|ROUND\(100\*)/);
  });

  it('speaks English when asked', async () => {
    const workbook = await readWorkbook(await write({ ...content([[row({})]]), lang: 'en' }));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['2018', 'Sum', 'Detail']);
    expect(workbook.getWorksheet('2018')?.getCell('A6').value).toBe('Shaoxing');
  });
});
