import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '#etl/read/table/grid.ts';
import { readSheet, told } from '../support/read-sheet.ts';

describe('rows of totals', () => {
  const head = ['区县', '路名', '里程', '列养率'];

  it('are no data and agree with their rows, below or above them', async () => {
    for (const rows of [
      [
        head,
        ['甲', 'a', 0.1, 1],
        ['甲', 'b', 0.2, 1],
        ['小计', null, 0.3, 1],
        ['乙', 'c', '1,000', 1],
        ['小 计', null, 1000, 1],
        ['合　计', null, '1,000.3', 1],
      ],
      [
        head,
        ['合计', null, 1000.3, 1],
        ['小计', null, 0.3, 1],
        ['甲', 'a', 0.1, 1],
        ['甲', 'b', 0.2, 1],
        ['小计', null, 1000, 1],
        ['乙', 'c', 1000, 1],
      ],
      [
        head,
        ['甲', 'a', 0.1, 1],
        ['合计', null, 0.1, 1],
        ['乙', 'c', 1000.2, 1],
        ['合计', null, 1000.2, 1],
        ['合计', null, 1000.3, 1],
      ],
    ]) {
      const read = await readSheet(rows);
      expect(read.rows).toHaveLength(rows.filter(([first]) => first === '甲' || first === '乙').length);
      expect(told(read.rowProblems, 'total_mismatch')).toEqual([]);
      expect(told(read.rowProblems, 'totals_checked')).toHaveLength(1);
    }
  });

  it('that differ are told with the row, the column, what is printed and what the rows add up to', async () => {
    const { rowProblems } = await readSheet([
      head,
      ['甲', 'a', 1.5],
      ['甲', 'b', 2.25],
      ['越城区小计', null, 3.8],
      ['全市合计', null, 3.75],
    ]);
    expect(rowProblems.filter(({ code }) => code === 'total_mismatch')).toEqual([
      { rowNo: 4, code: 'total_mismatch', column: 2, value: '越城区小计 里程: 3.8 ≠ 3.75' },
    ]);
  });

  const amount = fc.integer({ min: 1, max: 99_999 }).map((thousandths) => thousandths / 1_000);
  const groups = fc.array(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 5,
  });

  it('of any table agree; one cell changed is found in its own group and in the whole, and nowhere else', async () => {
    const sum = (rows: readonly (readonly [number, number])[], index: 0 | 1): number =>
      Number(rows.reduce((total, row) => total + row[index], 0).toFixed(3));
    await fc.assert(
      fc.asyncProperty(groups, fc.nat(), fc.boolean(), async (made, pick, isAbove) => {
        const rows: CellValue[][] = [['名称', '里程', '数量']];
        const own: number[] = [];
        for (const [index, group] of made.entries()) {
          const subtotal = ['小计', sum(group, 0), sum(group, 1)];
          if (isAbove) rows.push(subtotal);
          for (const [one, two] of group) {
            rows.push([`路${index}`, one, two]);
            own.push(rows.length - 1);
          }
          if (!isAbove) rows.push(subtotal);
        }
        const all = made.flat();
        rows.push(['总计', sum(all, 0), sum(all, 1)]);
        expect(told((await readSheet(rows)).rowProblems, 'total_mismatch')).toEqual([]);
        const changed = own[pick % own.length] ?? 1;
        const column = 1 + (pick % 2);
        const former = rows[changed]?.[column];
        const other = rows.with(changed, (rows[changed] ?? []).with(column, Number(former) + 1));
        const { rowProblems } = await readSheet(other);
        expect(rowProblems.filter(({ code }) => code === 'total_mismatch').map((problem) => problem.column)).toEqual([
          column,
          column,
        ]);
      }),
      { numRuns: 100 },
    );
  });
});
