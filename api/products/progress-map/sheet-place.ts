/** Where the records of a sheet come from, and how finely they are drawn. */
export interface SheetPlace {
  readonly root: string;
  readonly load: number;
  readonly region: string;
  readonly srid: number;
  /** What paper cannot show is left out: deviation of simplified lines, m. */
  readonly toleranceM: number;
}
