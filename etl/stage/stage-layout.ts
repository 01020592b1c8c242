import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import { type ContentColumn, quoteName } from './stage.ts';

/** What is done with each content column of a stage table. */
export interface StageLayout {
  /** Columns that a file fills and that make the digest of a row in Node, in order. */
  readonly digested: readonly string[];
  /** Columns that a file fills, but that checks or derivations may still change: the database adds them to the digest. */
  readonly settledLater: readonly string[];
  /** Lengths of geometries, in the order of the dataset's geometries. They follow from content and are no content. */
  readonly measured: readonly string[];
  /** Staged for the checks alone: the facts have no such columns. */
  readonly checkOnly: readonly string[];
  /** Columns that the database computes from others of the row. */
  readonly computed: readonly ContentColumn[];
}

export function layoutOf(dataset: Dataset, columns: readonly ContentColumn[]): StageLayout {
  const measured = dataset.geometries.flatMap(({ lengthKm }) => lengthKm ?? []);
  const derived = new Set(dataset.derive.map(({ column }) => column));
  const repairable = dataset.geometries.filter(({ type }) => type === 'polygon' || type === 'any');
  const repaired = new Set(repairable.map(({ column }) => column));
  const isCheckOnly = (name: string): boolean => dataset.fields[name]?.checkOnly === true;
  const computed = columns.filter(({ name }) => Object.hasOwn(dataset.computed ?? {}, name));
  const filled = [
    ...Object.keys(dataset.fields).filter((name) => !isCheckOnly(name)),
    ...dataset.geometries.map(({ column }) => column),
  ];
  const isLater = (name: string): boolean => derived.has(name) || repaired.has(name);
  return {
    digested: filled.filter((name) => !isLater(name)),
    settledLater: filled.filter(isLater),
    measured,
    checkOnly: Object.keys(dataset.fields).filter(isCheckOnly),
    computed,
  };
}

/** SQL: the natural key, its parts joined by `|`, NULL when one is missing. Immutable, so that it may be generated. */
export function keyExpression({ key, fields }: Dataset): string {
  const parts = key.map((name) => {
    const column = quoteName(name);
    const isMonth = Object.hasOwn(fields, name) && fields[name]?.type === 'month';
    if (!isMonth) return `CAST(${column} AS text)`;
    return `CAST(EXTRACT(YEAR FROM ${column}) AS text) || '-' || lpad(CAST(EXTRACT(MONTH FROM ${column}) AS text), 2, '0')`;
  });
  return parts.join(` || '|' || `);
}

/**
 * SQL: the digest of everything a file brought or the pipeline settled for the row. Lengths and areas stay out, so
 * that the digest is the same on every engine.
 */
export function digestExpression({ settledLater }: StageLayout, types: ReadonlyMap<string, string>): string {
  const parts = settledLater.map((name) => {
    const column = quoteName(name);
    const isGeometry = types.get(name)?.startsWith('geometry') === true;
    return `COALESCE(${isGeometry ? `md5(ST_AsEWKB(${column}))` : `CAST(${column} AS text)`}, '')`;
  });
  return `COALESCE(kept_hash, md5(COALESCE(row_hash, '')${parts.map((part) => ` || '|' || ${part}`).join('')}))`;
}
