import type { SourceProblem } from '../define-reader.ts';
import { type CellValue, isFilled, numberOf, textOf } from './grid.ts';
import type { TotalRank } from './row-words.ts';

/** Rates and means do not add up. */
const notAdded = /率|比例|比重|占比|百分|平均|均价|人均|户均|%|％|‰/;
/** Sums of binary fractions carry noise of this share of what was added; anything beyond is a difference. */
const noise = 1e-9;

const mostShown = 1_000;

interface Printed {
  readonly rowNo: number;
  readonly rank: TotalRank;
  readonly cells: readonly CellValue[];
}

/** What was added up from the first row to some row. */
interface State {
  readonly rows: number;
  /** By column; undefined where no number was. */
  readonly sums: readonly (number | undefined)[];
  readonly counts: readonly number[];
}

const nothingYet: State = { rows: 0, sums: [], counts: [] };

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
  #rows = 0;
  readonly #sums: (number | undefined)[] = [];
  readonly #counts: number[] = [];
  /** The state at the last total of a rank or above. */
  readonly #since = new Map<TotalRank, State>();
  /** Totals that stand before their rows. */
  readonly #open = new Map<TotalRank, { readonly printed: Printed; readonly since: State }>();
  readonly #leading = new Map<TotalRank, boolean>();

  constructor(columns: readonly string[], report: (problem: SourceProblem) => void) {
    this.#columns = columns;
    this.#report = report;
  }

  addRow(cells: readonly CellValue[]): void {
    this.#rows += 1;
    for (let column = 0; column < cells.length; column += 1) {
      const number = numberOf(cells[column]);
      if (number === undefined) continue;
      this.#sums[column] = (this.#sums[column] ?? 0) + number;
      this.#counts[column] = (this.#counts[column] ?? 0) + 1;
    }
  }

  addTotal(printed: Printed): void {
    const { rank } = printed;
    if (this.rowNos.length < mostShown) this.rowNos.push(printed.rowNo);
    const since = this.#since.get(rank) ?? nothingYet;
    const isEmpty = since.rows === this.#rows;
    if (!this.#leading.has(rank)) this.#leading.set(rank, isEmpty);
    this.#close(rank);
    const now = { rows: this.#rows, sums: [...this.#sums], counts: [...this.#counts] };
    if (this.#leading.get(rank)) this.#open.set(rank, { printed, since: now });
    else this.#compare(printed, isEmpty ? nothingYet : since);
    for (const lower of [1, 2, 3] as const) if (lower <= rank) this.#since.set(lower, now);
  }

  end(): void {
    this.#close(3);
  }

  /** A total of a rank ends the open ones of its rank and below. */
  #close(rank: TotalRank): void {
    for (const [lower, { printed, since }] of [...this.#open]) {
      if (lower > rank) continue;
      this.#compare(printed, since);
      this.#open.delete(lower);
    }
  }

  #compare({ rowNo, cells }: Printed, since: State): void {
    for (const [column, cell] of cells.entries()) {
      const name = this.#columns[column] ?? '';
      const printed = numberOf(cell);
      const hasNumbers = (this.#counts[column] ?? 0) > (since.counts[column] ?? 0);
      if (printed === undefined || !hasNumbers || notAdded.test(name)) continue;
      const sum = this.#sums[column] ?? 0;
      const computed = sum - (since.sums[column] ?? 0);
      if (Math.abs(printed - computed) <= noise * Math.max(1, Math.abs(sum))) continue;
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
