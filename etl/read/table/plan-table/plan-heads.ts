import { headerFaulty } from '../../read-errors.ts';
import { type GridRow, textOf, wordOf } from '../grid.ts';
import type { SourceProblems } from '../source-problems.ts';

/**
 * The items of the columns. A table that goes over two pages is printed in blocks whose heads differ in some words
 * (提升/升级改造): a later block takes the items of the first by position when at least half of its heads are the same.
 */
export class PlanHeads {
  #items: readonly string[] = [];
  readonly #name: string;
  readonly #start: number;
  readonly #problems: SourceProblems;

  constructor(name: string, start: number, problems: SourceProblems) {
    this.#name = name;
    this.#start = start;
    this.#problems = problems;
  }

  /** Heads of the first block, in the order of the columns after 区域 and 年度. */
  get items(): readonly string[] {
    return this.#items;
  }

  read(row: GridRow): void {
    const heads = row.cells.slice(this.#start + 2).map(textOf);
    while (heads.at(-1) === '') heads.pop();
    if (this.#items.length === 0) this.#items = heads;
    else this.#compare(heads, row.rowNo);
  }

  #compare(heads: readonly string[], rowNo: number): void {
    const first = new Set(this.#items.map(wordOf));
    const other = heads.flatMap((head, index) => (wordOf(head) === wordOf(this.#items[index]) ? [] : [index]));
    const isMoved = other.some((index) => first.has(wordOf(heads[index])));
    if (heads.length !== this.#items.length || isMoved || other.length * 2 > heads.length) {
      throw headerFaulty(
        this.#name,
        `第 ${rowNo} 行的表头与第一个表头对不上 / the header in row ${rowNo} does not fit the first one`,
      );
    }
    for (const index of other) {
      const value = `${heads[index]} = ${this.#items[index]}`;
      this.#problems.add({ rowNo: rowNo * 1_000 + this.#start + index + 3, code: 'header_differs', column: 0, value });
    }
  }
}
