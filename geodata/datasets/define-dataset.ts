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
  /** What to say of a row without this geometry; undefined says nothing. */
  readonly whenMissing?: Severity;
}

export type Severity = 'error' | 'warning' | 'info';

/** What, why and how to mend, in both languages. */
export interface Explanation {
  readonly zh: string;
  readonly en: string;
}

/**
 * A check of staged rows: SQL that selects `row_no` and `value` (text) of the rows at fault.
 * In the SQL `??stage` stands for the staged table; bindings are `:root` (root region), `:programme`, `:region`.
 */
export interface Check extends Explanation {
  readonly code: string;
  readonly severity: Severity;
  /** Field the fault is in, or undefined for the whole row. */
  readonly field?: string;
  /** Errors in the key or the geometry: above 1 % of the rows they refuse the whole file. */
  readonly vital?: true;
  readonly sql: string;
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
  readonly derive: readonly Derivation[];
  readonly checks: readonly Check[];
}

export function defineDataset<const D extends Dataset>(dataset: D): D {
  return dataset;
}
