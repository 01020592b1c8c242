import ExcelJS from 'exceljs';
import fc from 'fast-check';

type Value = string | number | boolean | null;

/** What a sheet of a department is made of. */
export interface TablePlan {
  readonly titles: number;
  readonly hasUnits: boolean;
  /** Two rows of headers, merged over and beside one another. */
  readonly parents: boolean;
  /** Empty columns at the left. */
  readonly left: number;
  /** The first value of a row gives way to the district, the second to the road. */
  readonly rows: readonly (readonly [Value, Value, Value, Value])[];
  /** Over how many rows each district is merged. */
  readonly merged: readonly number[];
  readonly gap: boolean;
  /** Printed below the rows, at the left. */
  readonly totals?: readonly Value[];
  readonly notes: number;
}

const value: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom('兰亭', 'K12+300', '—', '二级', 'a：b', '0012', '说明书', '2020-01-02', 'x\ny'),
  fc.integer({ min: -1e9, max: 1e14 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((number) => Number(number.toPrecision(15))),
  fc.boolean(),
  fc.constant(null),
);

export const tablePlan: fc.Arbitrary<TablePlan> = fc.record({
  titles: fc.integer({ min: 0, max: 2 }),
  hasUnits: fc.boolean(),
  parents: fc.boolean(),
  left: fc.integer({ min: 0, max: 2 }),
  rows: fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 12 }),
  merged: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 12, maxLength: 12 }),
  gap: fc.boolean(),
  notes: fc.integer({ min: 0, max: 2 }),
});

export const madeColumns = ['区县', '编码', '名称', '里程', '宽度'];

export interface MadeTable {
  readonly bytes: Uint8Array;
  readonly values: readonly (readonly Value[])[];
  /** Rows of the sheet in which they stand. */
  readonly places: readonly number[];
}

/** The workbook of a plan, and what is to be read of it. */
export async function makeTable(plan: TablePlan): Promise<MadeTable> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('台账');
  const pad = Array.from({ length: plan.left }, () => null);
  const add = (values: readonly Value[]): number => sheet.addRow([...pad, ...values]).number;
  addHead(sheet, plan, add);
  const { values, places } = addRows(sheet, plan, add);
  if (plan.totals) add(plan.totals);
  for (let index = 0; index < plan.notes; index += 1) add([`注${index + 1}：里程含桥梁`]);
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), values, places };
}

type Add = (values: readonly Value[]) => number;

function addHead(sheet: ExcelJS.Worksheet, { titles, hasUnits, parents, left }: TablePlan, add: Add): void {
  for (let index = 0; index < titles; index += 1) {
    const row = add([`绍兴市公路台账${index}`]);
    sheet.mergeCells(row, left + 1, row, left + 5);
  }
  if (hasUnits) add([null, null, null, null, '单位：公里']);
  if (!parents) {
    add(madeColumns);
    return;
  }
  const row = add(['区县', '路线', null, '规模', null]);
  add([null, '编码', '名称', '里程', '宽度']);
  sheet.mergeCells(row, left + 1, row + 1, left + 1);
  sheet.mergeCells(row, left + 2, row, left + 3);
  sheet.mergeCells(row, left + 4, row, left + 5);
}

function addRows(sheet: ExcelJS.Worksheet, plan: TablePlan, add: Add): Pick<MadeTable, 'values' | 'places'> {
  const { rows, merged, gap, left } = plan;
  const values: Value[][] = [];
  const places: number[] = [];
  for (let index = 0, group = 0; index < rows.length; group += 1) {
    const count = Math.min(merged[group] ?? 1, rows.length - index);
    if (gap) sheet.addRow([]);
    const together = rows.slice(index, index + count);
    const first = together.map((row, at) => add([at === 0 ? `区${group}` : null, `路${index + at}`, ...row.slice(1)]));
    if (count > 1) sheet.mergeCells(first[0] ?? 0, left + 1, first.at(-1) ?? 0, left + 1);
    values.push(...together.map((row, at) => [`区${group}`, `路${index + at}`, ...row.slice(1)]));
    places.push(...first);
    index += count;
  }
  return { values, places };
}
