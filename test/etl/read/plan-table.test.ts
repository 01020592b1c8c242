import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceRow } from '#etl/read/define-reader.ts';
import { plannedCells, planWorkbook, printedPlan } from '../support/printed-plan.ts';
import { read } from '../support/read-source.ts';

const dash = /^[—-]?$/;

/** Rows in the form of `plannedCells`. */
function cellsOf(rows: readonly SourceRow[]) {
  return rows.map(({ values: [item, district, year, quantity] }) => {
    const amount = dash.test(String(quantity ?? '')) ? null : Number(quantity);
    return [item, district, year, amount];
  });
}

describe('the printed plan table', () => {
  it('pasted as text is the 252 cells of the clean table, all its rows of totals agree', async () => {
    const { columns, rows, rowProblems } = await read('plan.txt', printedPlan());
    expect(columns).toEqual(['item', 'region_code', 'year', 'quantity']);
    expect(cellsOf(rows)).toEqual(plannedCells());
    expect(rowProblems?.filter(({ code }) => code === 'total_mismatch')).toEqual([]);
    expect(rowProblems?.find(({ code }) => code === 'totals_checked')?.value.split('、')).toHaveLength(10);
  });

  it('tells which heads of the second block were understood by their position', async () => {
    const { rowProblems } = await read('plan.txt', printedPlan());
    const differing = rowProblems?.filter(({ code }) => code === 'header_differs').map(({ value }) => value);
    expect(differing).toHaveLength(4);
    expect(differing).toContain('建设湾式车站(个) = 建设港湾式车站(个)');
  });

  it('is the same with spaces for tabs, and when the paste lost the empty cells at the left', async () => {
    for (const text of [
      printedPlan().replaceAll('\t', '  '),
      printedPlan().replaceAll(/^\t/gm, ''),
      printedPlan().replaceAll('\t', ' ').replaceAll(/^ +/gm, ''),
    ]) {
      expect(cellsOf((await read('plan.txt', text)).rows)).toEqual(plannedCells());
    }
  });

  it('is the same as a workbook, whose rows are numbered by row and column of the sheet', async () => {
    const { rows, rowProblems } = await read('plan.xlsx', await planWorkbook());
    expect(cellsOf(rows)).toEqual(plannedCells());
    expect(rowProblems?.filter(({ code }) => code === 'total_mismatch')).toEqual([]);
    // Row 7 is the first of 越城区, column 3 the first item.
    expect(rows[0]).toMatchObject({ rowNo: 7003 });
  });

  it('with any one quantity changed says so in the totals of its district, its year and the city', async () => {
    const lines = printedPlan().split('\n');
    const years = lines.flatMap((line, index) => (/(^|\t)20\d\d年\t/.test(line) ? [index] : []));
    const districts = years.slice(3);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...districts),
        fc.integer({ min: 2, max: 15 }),
        fc.integer({ min: 1, max: 50 }),
        async (index, column, more) => {
          const cells = (lines[index] ?? '').split('\t');
          cells[column] = String(Number(cells[column]?.replace('—', '0')) + more);
          const { rowProblems } = await read('plan.txt', lines.with(index, cells.join('\t')).join('\n'));
          const mismatches = rowProblems?.filter(({ code }) => code === 'total_mismatch');
          expect(mismatches).toHaveLength(3);
          for (const { value } of mismatches ?? []) {
            const [printed, computed] = value.split(': ')[1]?.split(' ≠ ').map(Number) ?? [];
            expect(Number(computed) - Number(printed)).toBe(more);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('with a block whose columns stand in another order is refused', async () => {
    const lines = printedPlan().split('\n');
    const second = lines.findLastIndex((line) => line.startsWith('区域'));
    const heads = (lines[second] ?? '').split('\t');
    const [third = '', fourth = ''] = heads.slice(9, 11);
    const text = lines.with(second, heads.with(9, fourth).with(10, third).join('\t')).join('\n');
    await expect(read('plan.txt', text).then(({ rows }) => rows)).rejects.toMatchObject({ code: 'header_faulty' });
  });

  it('is not seen in a list of years without totals', async () => {
    const { columns } = await read('list.csv', '区县,年度,里程\n越城区,2018,1\n越城区,2019,2\n');
    expect(columns).toEqual(['区县', '年度', '里程']);
  });
});
