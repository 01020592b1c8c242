import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { madeColumns, makeTable, type TablePlan, tablePlan } from '../support/made-table.ts';
import { convertByOffice } from '../support/office.ts';
import { read, readWorkbook } from '../support/read-source.ts';

describe('any table that exceljs writes', () => {
  it('with titles, units, two-row headers, merged cells, gaps and notes is read back as its rows', async () => {
    await fc.assert(
      fc.asyncProperty(tablePlan, async (plan) => {
        const { bytes, values, places } = await makeTable(plan);
        const { columns, rows, rowProblems } = await readWorkbook(bytes);
        expect(columns).toEqual(madeColumns);
        expect(rows.map((row) => row.values)).toEqual(values);
        expect(rows.map(({ rowNo }) => rowNo)).toEqual(places);
        const told = rowProblems.filter(({ code }) => code === 'not_data');
        expect(told).toHaveLength(plan.titles + plan.notes + (plan.hasUnits ? 1 : 0));
        expect(rowProblems).toHaveLength(told.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a table in a workbook of Excel 97', () => {
  const plan: TablePlan = {
    titles: 2,
    hasUnits: true,
    parents: true,
    left: 1,
    rows: [
      [null, '兰亭', 12.5, 6],
      [null, '0012', 3.25, null],
      [null, 'x\ny', 4, '—'],
      [null, 'K12+300', 0, 3.5],
    ],
    merged: [3, 1],
    gap: true,
    totals: ['合计', null, null, 19.75, null],
    notes: 2,
  };
  const signature = 'd0cf11e0a1b11ae1';
  const wrong: TablePlan = { ...plan, totals: ['合计', null, null, 20, null] };
  let old: Awaited<ReturnType<typeof convertByOffice>> = {};

  beforeAll(async () => {
    const [made, off] = [await makeTable(plan), await makeTable(wrong)];
    old = await convertByOffice({ 'made.xlsx': made.bytes, 'wrong.xlsx': off.bytes }, 'xls');
  }, 120_000);

  async function readOld(name: string) {
    const bytes = old[name] ?? Buffer.alloc(0);
    expect(bytes.subarray(0, 8).toString('hex')).toBe(signature);
    return read(name.replace('xlsx', 'xls'), bytes);
  }

  it('has titles, units, merged headers, merged districts, totals and notes as in the one of today', async () => {
    const { bytes, values, places } = await makeTable(plan);
    const { columns, rows, rowProblems } = await readOld('made.xlsx');
    expect(columns).toEqual(madeColumns);
    expect(rows.map((row) => row.values)).toEqual(values);
    expect(rows.map(({ rowNo }) => rowNo)).toEqual(places);
    const told = (code: string) => rowProblems?.filter((problem) => problem.code === code);
    expect(told('not_data')).toHaveLength(5);
    expect(told('totals_checked')).toHaveLength(1);
    expect(told('total_mismatch')).toEqual([]);
    expect(rowProblems).toEqual((await read('made.xlsx', bytes)).rowProblems);
  });

  it('has its totals checked', async () => {
    const { rowProblems } = await readOld('wrong.xlsx');
    const mismatches = rowProblems?.filter(({ code }) => code === 'total_mismatch');
    expect(mismatches).toMatchObject([{ column: madeColumns.indexOf('里程') }]);
  });
});
