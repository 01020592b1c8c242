import type { SourceProblem } from '../define-reader.ts';
import { type CellValue, isFilled, numberOf, textOf } from './grid.ts';
import type { TotalRank } from './row-words.ts';

/** Rates and means do not add up. */
const notAdded = /率|比例|比重|占比|百分|平均|均价|人均|户均|%|％|‰/;
/** Sums of cells carry the noise of binary fractions; anything beyond is a difference. */
const noise = 1e-6;

interface Printed {
  readonly rowNo: number;
  readonly rank: TotalRank;
  readonly cells: readonly CellValue[];
}

/** Sums since the last total of a rank or above; undefined where no number was. */
class Sums {
  #values: (number | undefined)[] = [];
  count = 0;

  add(cells: readonly CellValue[]): void {
    this.count += 1;
    for (const [column, cell] of cells.entries()) {
      const number = numberOf(cell);
      if (number !== undefined) this.#values[column] = (this.#values[column] ?? 0) + number;
    }
  }

  of(column: number): number | undefined {
    return this.#values[column];
  }
}

/**
 * Holds printed totals against the rows they are of. A 小计 sums the rows since the last 小计, a 合计 those since the
 * last 合计, a 总计 all; a total that follows another of its rank at once sums all rows, and one that stands before
 * its rows, as a table may begin with its 合计, sums those up to the next of its rank. A total that is empty, a
 * dash or of rates is not checked. The difference is a warning: the rows may be sound and the total wrong, so nothing
 * is rejected for it.
 */
export class TotalsCheck {
  readonly rowNos: number[] = [];
  readonly #columns: readonly string[];
  readonly #report: (problem: SourceProblem) => void;
  readonly #all = new Sums();
  readonly #sums = new Map<TotalRank, Sums>();
  /** Totals that stand before their rows. */
  readonly #open = new Map<TotalRank, { readonly printed: Printed; readonly sums: Sums }>();
  readonly #leading = new Map<TotalRank, boolean>();

  constructor(columns: readonly string[], report: (problem: SourceProblem) => void) {
    this.#columns = columns;
    this.#report = report;
  }

  addRow(cells: readonly CellValue[]): void {
    this.#all.add(cells);
    for (const rank of [1, 2, 3] as const) this.#sumsOf(rank).add(cells);
    for (const { sums } of this.#open.values()) sums.add(cells);
  }

  addTotal(printed: Printed): void {
    const { rank } = printed;
    if (this.rowNos.length < 1_000) this.rowNos.push(printed.rowNo);
    const before = this.#sumsOf(rank);
    if (!this.#leading.has(rank)) this.#leading.set(rank, before.count === 0);
    this.#close(rank);
    if (this.#leading.get(rank)) this.#open.set(rank, { printed, sums: new Sums() });
    else this.#compare(printed, before.count === 0 ? this.#all : before);
    for (const lower of [1, 2, 3] as const) if (lower <= rank) this.#sums.set(lower, new Sums());
  }

  end(): void {
    this.#close(3);
  }

  #sumsOf(rank: TotalRank): Sums {
    const sums = this.#sums.get(rank) ?? new Sums();
    this.#sums.set(rank, sums);
    return sums;
  }

  /** A total of a rank ends the open ones of its rank and below. */
  #close(rank: TotalRank): void {
    for (const [lower, { printed, sums }] of [...this.#open]) {
      if (lower > rank) continue;
      this.#compare(printed, sums);
      this.#open.delete(lower);
    }
  }

  #compare({ rowNo, cells }: Printed, sums: Sums): void {
    for (const [column, cell] of cells.entries()) {
      const name = this.#columns[column] ?? '';
      const printed = numberOf(cell);
      const computed = sums.of(column);
      if (printed === undefined || computed === undefined || notAdded.test(name)) continue;
      if (Math.abs(printed - computed) <= noise * Math.max(1, Math.abs(printed))) continue;
      const label = cells.find((word) => isFilled(word) && numberOf(word) === undefined) ?? null;
      this.#report({ rowNo, code: 'total_mismatch', column, value: tellDifference([label, name], printed, computed) });
    }
  }
}

/** `小计 里程(公里): 12.5 ≠ 13.5`: printed, then computed. */
export function tellDifference(where: readonly CellValue[], printed: number, computed: number): string {
  const rounded = Number(computed.toPrecision(12));
  return `${where.map(textOf).join(' ')}: ${printed} ≠ ${rounded}`;
}
