/** Text, a number that can be reckoned with, or nothing: shown as a dash, which is not 0. */
export type SheetCell = string | number | null;

export interface SheetColumn {
  readonly title: string;
  /** A number that is a name, such as a year: no thousands, no decimals. */
  readonly isName?: true;
  /** Two decimals, and four where two would make a hundred of what is not quite one. */
  readonly isPercent?: true;
}

/** A table as it leaves the page: what it is, of which region, as of when, from where; then the figures. */
export interface SheetContent {
  readonly title: string;
  /** Region, date, load, unit, definition: a line each. */
  readonly facts: readonly string[];
  /** What must not be overlooked, such as 演示数据. */
  readonly mark?: string | undefined;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly notes: readonly string[];
}
