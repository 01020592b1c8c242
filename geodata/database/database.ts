import type { Knex } from 'knex';

declare const readBrand: unique symbol;
declare const writeBrand: unique symbol;

/** A transaction that sees one state of the data and cannot change it (REPEATABLE READ, READ ONLY). */
export type ReadTransaction = Knex.Transaction & { readonly [readBrand]: true };

/** A transaction that may change the data; good wherever a ReadTransaction is asked for. */
export type WriteTransaction = ReadTransaction & { readonly [writeBrand]: true };

export type Engine = 'embedded' | 'server';

/**
 * An open database. On the embedded engine all connections of all processes share one session:
 * an open transaction makes everyone else wait, so keep transactions short and set nothing but SET LOCAL.
 */
export interface Database {
  readonly engine: Engine;
  /** Where the data is, without a password: for messages. */
  readonly place: string;
  readonly knex: Knex;
  read<T>(work: (tx: ReadTransaction) => Promise<T>): Promise<T>;
  write<T>(work: (tx: WriteTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
