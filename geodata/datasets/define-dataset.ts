import type { Code } from '../vocabulary/code-list.ts';

export type FieldType =
  | 'text'
  | 'integer'
  | 'number'
  /** Kilometres along a route; files write 12.345 or K12+345. */
  | 'chainage'
  | 'boolean'
  | 'date'
  | 'month'
  /** Of a day of service: HH:MM, up to 29:59 after midnight. */
  | 'time'
  | 'code'
  | 'codes'
  | 'longitude'
  | 'latitude';

/** One column of a dataset: the name is the database column and the English header. */
export interface Field {
  readonly type: FieldType;
  readonly zh: string;
  readonly en: string;
  readonly required?: true;
  /** Headers found in departments' files, beside the name, `zh` and `en`. Case and spaces do not matter. */
  readonly aliases?: readonly string[];
  /** Headers of columns with names in the place of codes: read where the file has no other column for the field. */
  readonly nameHeaders?: readonly string[];
  /** For `code` and `codes`. */
  readonly codes?: readonly Code[];
  /** Inclusive bounds for numbers and integers. */
  readonly min?: number;
  readonly max?: number;
  /**
   * Code of what is told of an empty cell: where nothing is written as a dash, an empty cell may be a forgotten one.
   */
  readonly whenEmpty?: string;
  /** Staged so that checks may compare it, and never stored: the table has no such column. */
  readonly checkOnly?: true;
}

/** A geometry column: taken from the file's own geometry or from a pair of coordinate columns. */
export interface GeometryColumn {
  /** Database column, geometry(…, 4326). */
  readonly column: string;
  readonly type: 'point' | 'line' | 'polygon' | 'any';
  readonly zh: string;
  readonly en: string;
  /** True for the column that takes the geometry of a vector file. */
  readonly fromFile?: true;
  /** Headers of coordinate pairs in tables. */
  readonly lon: readonly string[];
  readonly lat: readonly string[];
  /** Column that takes the length on the ellipsoid in km, to the millimetre. */
  readonly lengthKm?: string;
  /** What to say of a row without this geometry; undefined says nothing. */
  readonly whenMissing?: Severity;
}

export type Severity = 'error' | 'warning' | 'info';

/** What, why and how to mend, in both languages. */
export interface Explanation {
  readonly zh: string;
  readonly en: string;
}

/** What every check says of a row at fault. */
export interface Finding extends Explanation {
  /** Public; never renamed. */
  readonly code: string;
  readonly severity: Severity;
  /** Field the fault is in, or undefined for the whole row. */
  readonly field?: string;
  /** Errors in the key or the geometry: above 1 % of the rows they refuse the whole file. */
  readonly vital?: true;
}

/**
 * Bindings in the SQL of checks: `??stage` (staged rows), `??fact` (table of the dataset), `:root` (root region),
 * `:region`, `:programme`, `:dataDate` (YYYY-MM-DD) and `:mode` (guarded, replace or merge).
 */
type CheckSql = string;

/**
 * A row is judged by itself and by short lists: `when` is a condition over the staged row `s`, `value` the text to
 * show. All row checks of a dataset run in one scan. A list is asked with IN or NOT IN of an uncorrelated query,
 * which PostgreSQL hashes once; it must stay below some ten thousand entries, and the left side must not be NULL (of an
 * empty list NOT IN is true even then, and a pair with a NULL is compared with the whole list).
 */
export interface RowCheck extends Finding {
  readonly when: CheckSql;
  readonly value: CheckSql;
}

/** SQL that selects `row_no` and `value` (text) of the rows at fault: for what rows are only together. */
export interface SetCheck extends Finding {
  readonly sql: CheckSql;
}

/** One of several checks that need the same costly work: `shared` also selects `part`, and runs once for all of them. */
export interface SharedCheck extends Finding {
  readonly shared: CheckSql;
  readonly part: string;
}

export type Check = RowCheck | SetCheck | SharedCheck;

export function isRowCheck(check: Check): check is RowCheck {
  return 'when' in check;
}

export function isSharedCheck(check: Check): check is SharedCheck {
  return 'shared' in check;
}

/**
 * Fills a column where the file left it empty: SQL that selects `row_no` and `value` of the rows to fill,
 * with the same `??stage` and bindings as a check. Derivations run in order.
 */
export interface Derivation {
  readonly column: string;
  readonly sql: string;
  /** True when it only puts a code in the place of a word that the file gave: an absent column stays absent. */
  readonly translates?: true;
  /**
   * SQL condition over `s` without which no row is filled. It must not depend on columns that an earlier derivation
   * fills: it is asked of all rows beforehand, that of every derivation in one scan.
   */
  readonly concerns?: string;
  /** Said, as an information, of every row that was filled. */
  readonly note?: Explanation & { readonly code: string };
}

export interface Dataset {
  /** Singular snake_case: the table, the word on the command line and in the API. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Columns whose values, joined by `|`, are the natural key inside the root region. */
  readonly key: readonly string[];
  /** True when rows belong to a programme (works, reports, plan) and not only to a root region. */
  readonly perProgramme?: true;
  readonly fields: Readonly<Record<string, Field>>;
  readonly geometries: readonly GeometryColumn[];
  /** Columns computed from others of the same row: immutable SQL over column names. */
  readonly computed?: Readonly<Record<string, string>>;
  readonly derive: readonly Derivation[];
  readonly checks: readonly Check[];
}

export function defineDataset<const D extends Dataset>(dataset: D): D {
  return dataset;
}
