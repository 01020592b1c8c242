import { type Figures, firstBodyRow, firstItemColumn } from './plan-sheet.ts';
import { quantityFormat } from './table-style.ts';

export interface Summed {
  readonly plans: readonly number[];
  readonly done: readonly number[];
  readonly names: readonly string[];
  readonly region: number;
  readonly item: number;
}

/** Formulas over the cell of the same region and item on the sheets of the years, with their results. */
export function sumFigures({ plans, done, names, region, item }: Summed): Figures {
  const column = columnLetter(firstItemColumn + item);
  const top = firstBodyRow + region * 3;
  const over = (row: number): string => `SUM(${names.map((name) => `'${name}'!${column}${row}`).join(',')})`;
  const add = (values: readonly number[]): number =>
    Math.round(values.reduce((sum, value) => sum + value, 0) * 1e4) / 1e4;
  const plan = add(plans);
  const dash = { value: '—' };
  return {
    plan: plans.length === 0 ? dash : { value: { formula: over(top), result: plan }, format: quantityFormat(plan) },
    done: { value: { formula: over(top + 1), result: add(done) }, format: quantityFormat(add(done)) },
    percent:
      plan === 0
        ? dash
        : {
            value: {
              formula: `ROUND(100*${column}${top + 1}/${column}${top},4)`,
              result: Math.round((1e6 * add(done)) / plan) / 1e4,
            },
            format: '0.0"%"',
          },
  };
}

function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnLetter(Math.floor((column - 1) / 26)) + last : last;
}
