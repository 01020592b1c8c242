import { tellDifference } from '../check-totals.ts';
import { type CellValue, numberOf } from '../grid.ts';
import type { SourceProblems } from '../source-problems.ts';

interface Entry {
  readonly rowNo: number;
  readonly item: string;
  /** `all` in rows of 全市. */
  readonly region: string;
  /** `all` in rows of 小计 and 合计. */
  readonly year: number | string;
  readonly quantity: CellValue;
}

const quantityColumn = 3;

/**
 * Every printed total of a plan table against the cells it is of: over the years, over the districts, over both. A dash
 * adds as 0, among the cells and as a total.
 */
export class PlanSums {
  readonly #totals: Entry[] = [];
  readonly #sums = new Map<string, number>();
  readonly #printedRows = new Set<number>();

  add(entry: Entry): void {
    const { item, region, year, quantity } = entry;
    if (region === 'all' || year === 'all') {
      this.#totals.push(entry);
      return;
    }
    const amount = numberOf(quantity) ?? 0;
    for (const key of [keyOf(item, region, 'all'), keyOf(item, 'all', year), keyOf(item, 'all', 'all')]) {
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + amount);
    }
  }

  compare(problems: SourceProblems): void {
    for (const { rowNo, item, region, year, quantity } of this.#totals) {
      const printed = numberOf(quantity) ?? 0;
      const computed = this.#sums.get(keyOf(item, region, year)) ?? 0;
      this.#printedRows.add(Math.floor(rowNo / 1_000));
      if (Math.abs(printed - computed) <= 1e-6) continue;
      const where = [region === 'all' ? '全市' : region, year === 'all' ? '小计' : String(year), item];
      const value = tellDifference(where, printed, computed);
      problems.add({ rowNo, code: 'total_mismatch', column: quantityColumn, value });
    }
    const shown = [...this.#printedRows].slice(0, 50).join('、');
    if (shown !== '') problems.add({ rowNo: 0, code: 'totals_checked', column: null, value: shown });
  }
}

function keyOf(item: string, region: string, year: number | string): string {
  return JSON.stringify([item, region, year]);
}
