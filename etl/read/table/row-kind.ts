import { filledColumns, type GridRow, numberOf, textOf, wordOf } from './grid.ts';
import { isLabel, isListItem, isNote, isSectionTitle, isSignature, type TotalRank, totalRank } from './row-words.ts';

export type RowKind =
  | { readonly kind: 'data' }
  | { readonly kind: 'empty' }
  /** The header once more, as at the top of every printed page. */
  | { readonly kind: 'header' }
  /** The header once more with some other words, by column of the grid. */
  | { readonly kind: 'otherHeader'; readonly columns: readonly number[] }
  | { readonly kind: 'total'; readonly rank: TotalRank }
  | { readonly kind: 'line' };

/** Tells rows of data from all else that stands below the header. */
export class RowSorter {
  readonly #header: readonly GridRow[];
  readonly #titles: ReadonlySet<string>;
  readonly #width: number;
  #inNotes = false;

  constructor(header: readonly GridRow[], titles: readonly GridRow[], width: number) {
    this.#header = header;
    this.#titles = new Set(titles.map(lineOf));
    this.#width = width;
  }

  sort(row: GridRow): RowKind {
    const filled = filledColumns(row);
    if (filled.length === 0) return { kind: 'empty' };
    const repeated = this.#repeatsHeader(row, filled);
    if (repeated !== undefined) return repeated;
    if (this.#isLine(row, filled)) return { kind: 'line' };
    const rank = rankOf(row, filled);
    if (rank !== undefined) return { kind: 'total', rank };
    this.#inNotes = false;
    return { kind: 'data' };
  }

  #repeatsHeader(row: GridRow, filled: readonly number[]): RowKind | undefined {
    if (filled.length < 2 || filled.some((column) => typeof row.cells[column] === 'number')) return undefined;
    for (const header of this.#header) {
      // Most rows have nothing of a header: one look at each cell settles it.
      const same = filled.filter((column) => row.cells[column] === header.cells[column]);
      if (same.length * 2 < filled.length) continue;
      const other = filled.filter((column) => wordOf(row.cells[column]) !== wordOf(header.cells[column]));
      if (other.length === 0) return { kind: 'header' };
      const isAlike = other.length * 2 <= filled.length && filled.length === filledColumns(header).length;
      const isWords = filled.every((column) => numberOf(row.cells[column]) === undefined);
      if (isAlike && isWords && filled.length >= 4) return { kind: 'otherHeader', columns: other };
    }
    return undefined;
  }

  /** Titles repeated, notes, signatures, titles of sections; in tables of one column nothing can be told. */
  #isLine(row: GridRow, filled: readonly number[]): boolean {
    const [column = 0] = filled;
    const cell = row.cells[column];
    if (this.#width < 2 || typeof cell !== 'string') return false;
    if (this.#titles.size > 0 && this.#titles.has(lineOf(row))) return true;
    if (isLabel(cell) && filled.every((at) => typeof row.cells[at] !== 'number')) return true;
    if (filled.length > 1) return this.#inNotes && isSignature(cell);
    const isWide = row.spans.some((span) => span.column === column && span.width >= Math.max(3, this.#width * 0.8));
    const isTold = isNote(cell) || isSignature(cell);
    if (isTold) this.#inNotes = true;
    if (isTold || isSectionTitle(cell)) return true;
    return (isWide && totalRank(cell) === undefined) || (this.#inNotes && isListItem(cell));
  }
}

/** The word of a total stands at the left, before the figures; at most a running number stands before it. */
function rankOf(row: GridRow, filled: readonly number[]): TotalRank | undefined {
  let numbers = 0;
  for (const column of filled.slice(0, 3)) {
    const rank = totalRank(row.cells[column]);
    if (rank !== undefined) return rank;
    if (numberOf(row.cells[column]) !== undefined) numbers += 1;
    if (numbers > 1) break;
  }
  return undefined;
}

function lineOf({ cells }: GridRow): string {
  return cells
    .map(textOf)
    .filter((text) => text !== '')
    .join(' ');
}
