import { describe, expect, it } from 'vitest';
import { gapWorkbook } from '#api/products/table/gap-workbook.ts';
import type { GapContent } from '#api/products/table/gather-gaps.ts';
import { readWorkbook, sheetXml } from '../support/read-workbook.ts';

type Gap = GapContent['coverage']['gaps'][number];

function gap(key: string, name: string, detail: Gap['detail']): Gap {
  return {
    key,
    name,
    town: '330681',
    townName: '陈宅镇',
    district: '330681',
    districtName: '诸暨市',
    state: 'gap',
    weight: 1,
    point: null,
    detail,
    source: { load: 5, file: 'villages.csv', row: 12 },
  };
}

const content: GapContent = {
  lang: 'zh',
  basis: { load: 9, asOf: '2020-09-30', sample: true, root: '330600' },
  facility: { zh: '公交站点', en: 'bus stop' },
  thresholdM: 500,
  reference: 'either',
  coverage: {
    rows: [
      {
        region: '330600',
        name: '绍兴市',
        nameEn: 'Shaoxing',
        level: 'city',
        parent: null,
        covered: 7,
        villages: 10,
        percent: 70,
      },
      {
        region: '330602',
        name: '越城区',
        nameEn: null,
        level: 'district',
        parent: '330600',
        covered: 0,
        villages: 0,
        percent: null,
      },
    ],
    gaps: [
      gap('330681120241', '巽迪陈村', { distanceM: 3288.784, nearestName: '枫树头村桥', noLocation: false }),
      gap('330681120242', '=cmd|x', { distanceM: null, nearestName: null, noLocation: true }),
      gap('330681120243', '孤村', { distanceM: null, nearestName: null, noLocation: false }),
    ],
  },
  populations: new Map([['330681120241', 3106]]),
};

async function write(gaps: GapContent): Promise<Buffer> {
  return Buffer.from(await gapWorkbook(gaps).xlsx.writeBuffer());
}

describe('the gap workbook', () => {
  it('lists every village with distance, nearest site and why it is not covered', async () => {
    const sheet = (await readWorkbook(await write(content))).getWorksheet('未覆盖村清单');
    const cells = (at: number): unknown[] => [2, 3, 4, 5, 6, 7, 8, 9].map((column) => sheet?.getCell(at, column).value);
    expect(cells(6)).toEqual([
      '诸暨市',
      '陈宅镇',
      '巽迪陈村',
      '330681120241',
      3288.784,
      '枫树头村桥',
      '距离超过500米',
      3106,
    ]);
    expect(sheet?.getCell(7, 8).value).toBe('无坐标');
    expect(sheet?.getCell(8, 8).value).toBe('无可用站点');
    expect(sheet?.getCell(4, 1).value).toContain('不超过 500 米(含)');
  });

  it('sums up by region, blank shares as a dash', async () => {
    const sheet = (await readWorkbook(await write(content))).getWorksheet('汇总');
    expect([5, 6, 8].map((column) => sheet?.getCell(6, column).value)).toEqual([10, 7, 70]);
    expect(sheet?.getCell(6, 7).value).toEqual({ formula: 'E6-F6', result: 3 });
    expect(sheet?.getCell(7, 8).value).toBe('—');
  });

  it('keeps a name that begins like a formula text', async () => {
    const file = await write(content);
    expect((await readWorkbook(file)).getWorksheet('未覆盖村清单')?.getCell(7, 4).value).toBe('=cmd|x');
    for (const [, formula] of sheetXml(file).matchAll(/<f>(.*?)<\/f>/g)) expect(formula).toMatch(/^E\d+-F\d+$/);
  });

  it('says so when every village is covered', async () => {
    const none = { ...content, coverage: { ...content.coverage, gaps: [] } };
    const sheet = (await readWorkbook(await write(none))).getWorksheet('未覆盖村清单');
    expect(sheet?.getColumn(1).values).toContain('没有未覆盖的建制村。');
  });
});
