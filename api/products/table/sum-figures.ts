import { type Figure, type Figures, firstBodyRow, firstItemColumn } from './plan-sheet.ts';
import { percentFormat, quantityFormat } from './table-style.ts';

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
  const [plan, finished] = [add(plans), add(done)];
  const dash = { value: '—' };
  return {
    plan: plans.length === 0 ? dash : { value: { formula: over(top), result: plan }, format: quantityFormat(plan) },
    done: { value: { formula: over(top + 1), result: finished }, format: quantityFormat(finished) },
    percent: plan === 0 ? dash : percentOf(`${column}${top + 1}/${column}${top}`, (100 * finished) / plan),
  };
}

function percentOf(quotient: string, percent: number): Figure {
  const result = Math.round(percent * 1e4) / 1e4;
  return { value: { formula: `ROUND(100*${quotient},4)`, result }, format: percentFormat('no_data', result) };
}

/** Quantities have four decimals; adding them in binary must not show more. */
function add(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) * 1e4) / 1e4;
}

function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? columnLetter(Math.floor((column - 1) / 26)) + last : last;
}
