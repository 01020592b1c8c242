import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '#etl/read/table/grid.ts';
import { readSheet, told } from '../support/read-sheet.ts';

const across = (column: number, width: number, height = 1): Span => ({ column, width, height });
const down = (column: number, height: number): Span => ({ column, width: 1, height });
describe('a header', () => {
  it('of two rows names columns by the lower word, with the upper one where that is not enough', async () => {
    const { columns, columnSpellings, place, rows } = await readSheet([
      { cells: ['绍兴市农村公路台账'], spans: [across(0, 7)] },
      ['填报单位：交通局', null, null, null, null, '单位：公里'],
      {
        cells: ['序号', '起点', null, '终点', null, '里程', '等级'],
        spans: [down(0, 2), across(1, 2), across(3, 2), down(5, 2), down(6, 2)],
      },
      [null, '桩号', '地名', '桩号', '地点'],
      [1, 0, '兰亭', 12.5, '王坛', 12.5, '二级'],
    ]);
    expect(columns).toEqual(['序号', '起点/桩号', '地名', '终点/桩号', '地点', '里程', '等级']);
    expect(columnSpellings?.[1]).toEqual(['桩号', '起点桩号', '桩号起点']);
    expect(columnSpellings?.[2]).toEqual(['起点地名', '地名起点', '起点/地名']);
    expect(place).toEqual({ sheet: 'S', headerRows: [3, 4], columnNumbers: [1, 2, 3, 4, 5, 6, 7] });
    expect(rows).toEqual([{ rowNo: 5, values: [1, 0, '兰亭', 12.5, '王坛', 12.5, '二级'], geometry: null }]);
  });

  it('of three rows with units and numbered columns below', async () => {
    const { columns, rows } = await readSheet([
      { cells: ['区县', '里程', null, null, '路长'], spans: [down(0, 3), across(1, 3), down(4, 3)] },
      { cells: [null, '合计', '其中'], spans: [down(1, 2), across(2, 2)] },
      [null, null, '县道', '乡道'],
      [null, '(公里)', '(公里)', '(公里)'],
      ['甲', '1', '2', '3', '乙'],
      ['越城区', 3, 1, 2, '镇长'],
    ]);
    expect(columns).toEqual(['区县', '合计(公里)', '县道(公里)', '乡道(公里)', '路长']);
    expect(rows.map(({ rowNo }) => rowNo)).toEqual([6]);
  });

  it('of two rows without merged cells is seen when words fill its gaps above numbers, and only then', async () => {
    const split = await readSheet([
      ['编码', '名称', '里程', null, '等级'],
      [null, null, '县道', '乡道', null],
      ['1', '甲', '2.5', '3.5', '二级'],
    ]);
    expect(split.columns).toEqual(['编码', '名称', '县道', '乡道', '等级']);
    expect(split.columnSpellings?.[3]).toContain('里程乡道');
    const plain = await readSheet([
      ['name', null, 'note'],
      ['foo', 'bar', null],
      ['x', 'y', 'z'],
    ]);
    expect(plain.rows.map(({ values }) => values)).toEqual([
      ['foo', null],
      ['x', 'z'],
    ]);
    expect(told(plain.rowProblems, 'column_unnamed')).toEqual([[0, 'B: 2']]);
  });

  it('whose years are numbers is one', async () => {
    expect(
      (
        await readSheet([
          ['区县', 2018, 2019, 2020],
          ['越城区', 1, 2, 3],
        ])
      ).columns,
    ).toEqual(['区县', '2018', '2019', '2020']);
  });

  it('repeated on every page is no row; with other words at some columns it is told, in another order refused', async () => {
    const head = ['编码', '名称', '起点', '终点'];
    const data = ['1', '甲', 'K0', 'K1'];
    const repeated = await readSheet([
      { cells: ['标题'], spans: [across(0, 4)] },
      head,
      data,
      null,
      ['标题'],
      head,
      data,
    ]);
    expect(repeated.rows.map(({ rowNo }) => rowNo)).toEqual([3, 7]);
    const other = await readSheet([head, data, ['编码', '路名', '起点', '终点'], data]);
    expect(told(other.rowProblems, 'header_differs')).toEqual([[3, '路名 = 名称']]);
    expect(other.rows).toHaveLength(2);
    await expect(readSheet([head, data, ['编码', '名称', '终点', '起点'], data])).rejects.toMatchObject({
      code: 'header_faulty',
    });
  });

  it('is needed', async () => {
    await expect(readSheet([])).rejects.toMatchObject({ code: 'header_faulty' });
    await expect(
      readSheet([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).rejects.toMatchObject({ code: 'header_faulty' });
  });
});

describe('what is no data', () => {
  it('is told without names and numbers of people', async () => {
    const { rows, rowProblems } = await readSheet([
      ['编码', '名称', '里程'],
      { cells: ['一、县道'], spans: [across(0, 3)] },
      ['1', '甲', 2],
      ['注：1.里程含桥梁；'],
      ['2.联系人电话13800000000'],
      ['单位负责人：', '王某', null],
      ['填表人：李某', null, '日期：2020-01-01'],
    ]);
    expect(rows.map(({ rowNo }) => rowNo)).toEqual([3]);
    expect(told(rowProblems, 'not_data')).toEqual([
      [2, '一、县道'],
      [4, '注:1.里程含桥梁;'],
      [5, '2.联系人电话…'],
      [6, '单位负责人'],
      [7, '填表人 日期'],
    ]);
  });

  it('is nothing that could be data: a code alone, a name with a colon, a note column', async () => {
    const { rows } = await readSheet([
      ['编码', '名称', '备注'],
      ['X1'],
      ['X2', '甲：乙', '注：待核'],
      [null, '说明书路', null],
      ['X3', '备注村', '单位：无'],
    ]);
    expect(rows.map(({ rowNo }) => rowNo)).toEqual([2, 3, 4, 5]);
  });
});

describe('every row that holds anything', () => {
  const word = fc.constantFrom(
    '路',
    '注：桥',
    '合计',
    '小计',
    '单位：公里',
    '填表人：',
    '一、县道',
    '说明',
    '0',
    '12.5',
    '—',
    '含合计',
    null,
  );
  const sheet = fc.array(fc.tuple(word, word, word, word), { minLength: 1, maxLength: 20 });

  it('is a row of data or is told, whatever words stand in it', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, async (rows) => {
        const { rows: data, rowProblems } = await readSheet([['编码', '名称', '里程', '备注'], ...rows]);
        const totals = told(rowProblems, 'totals_checked').flatMap(([, value]) =>
          String(value).split('、').map(Number),
        );
        const lines = told(rowProblems, 'not_data').map(([rowNo]) => rowNo);
        const accounted = [...data.map(({ rowNo }) => rowNo), ...totals, ...lines].toSorted(
          (one, two) => Number(one) - Number(two),
        );
        const filled = rows.flatMap((row, index) => (row.some((cell) => cell !== null) ? [index + 2] : []));
        expect(accounted).toEqual(filled);
      }),
      // No more than 20 rows of totals are told by number.
      { numRuns: 300 },
    );
  });

  it('stays below a header with a word such as 单位：公里 in it', async () => {
    const { columns, rows } = await readSheet([
      ['编码', '名称', '单位：公里'],
      ['X1', '甲', '乙'],
    ]);
    expect([columns, rows.length]).toEqual([['编码', '名称', '单位：公里'], 1]);
  });
});

describe('cells merged downwards', () => {
  it('are filled for the rows they cover and for no other; a number so merged is told', async () => {
    const { rows, rowProblems } = await readSheet([
      ['区县', '年度', '数量'],
      { cells: ['越城区', 2018, 7], spans: [down(0, 2), down(1, 2), down(2, 2)] },
      [null, null, null, 'x'],
      [null, 2019, 3],
    ]);
    expect(rows.map(({ values }) => values)).toEqual([
      ['越城区', 2018, 7],
      ['越城区', 2018, 7],
      [null, 2019, 3],
    ]);
    expect(told(rowProblems, 'merged_number')).toEqual([[2, '7']]);
  });
});
