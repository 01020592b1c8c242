import { readFileSync } from 'node:fs';
import { compileSql } from './compile-sql.ts';
import type { ReadTransaction } from './database.ts';

/** Runs one statement with its parameters and answers its rows, columns as the statement names them. */
export type Query<Params extends object, Row> = (tx: ReadTransaction, params: Params) => Promise<Row[]>;

/**
 * One statement in a file of its own: `sqlFile<Params, Row>(new URL('./list-values.sql', import.meta.url))`.
 * `:name` is a value, `??name` an identifier (`schema.table` or a column); see compile-sql.ts.
 * Throws on parameters that are missing, undefined or not used by the statement.
 */
export function sqlFile<Params extends object, Row>(url: URL): Query<Params, Row> {
  let query: Query<Params, Row> | undefined;
  return (tx, params) => {
    query ??= sqlText<Params, Row>(readFileSync(url, 'utf8'), url.pathname);
    return query(tx, params);
  };
}

/** The same for text composed from definitions; `name` is told in errors. */
export function sqlText<Params extends object, Row>(text: string, name = text): Query<Params, Row> {
  const compiled = compileSql(text);
  return async (tx, params) => {
    const values = new Map<string, unknown>(Object.entries(params));
    const bindings = compiled.names.map((key) => {
      const value = values.get(key);
      if (value === undefined) throw new Error(`SQL parameter "${key}" is missing: ${name}`);
      return value;
    });
    const unused = [...values.keys()].filter((key) => !compiled.names.includes(key));
    if (unused.length > 0) throw new Error(`SQL parameters not used: ${unused.join(', ')}: ${name}`);
    const { rows } = await tx.raw<{ rows: Row[] }>(compiled.text, bindings as never[]);
    return rows;
  };
}
