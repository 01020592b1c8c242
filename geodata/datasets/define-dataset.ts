import type { Code } from '../vocabulary/code-list.ts';

export type FieldType =
  | 'text'
  | 'integer'
  | 'number'
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
  /** True for the column that takes the geometry of a vector file. */
  readonly fromFile?: true;
  /** Headers of coordinate pairs in tables. */
  readonly lon: readonly string[];
  readonly lat: readonly string[];
}

export type Severity = 'error' | 'warning' | 'info';

/** A check of staged rows: SQL that selects `row_no` and `value` (text) of the rows at fault from the stage. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  /** Field the fault is in, or undefined for the whole row. */
  readonly field?: string;
  readonly zh: string;
  readonly en: string;
  readonly mend: string;
  /**
   * Named SQL over the table `??stage` with bindings `:root` (root region code) and `:programme`;
   * selects `row_no` and `value`.
   */
  readonly sql: string;
}

export interface Dataset {
  /** Singular snake_case: the table, the word on the command line and in the API. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  /** Fields whose values, joined by `|`, are the natural key inside the scope. */
  readonly key: readonly string[];
  /** True when rows belong to a programme (works, reports, plan) and not only to a root region. */
  readonly perProgramme?: true;
  readonly fields: Readonly<Record<string, Field>>;
  readonly geometries: readonly GeometryColumn[];
  /**
   * Expressions evaluated over a staged row `s` after mapping, in order: `column: sql`.
   * They fill what can be derived (lengths, region codes) and may use `:root`.
   */
  readonly derive: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
}

export function defineDataset<const D extends Dataset>(dataset: D): D {
  return dataset;
}
