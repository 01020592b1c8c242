import createKnex, { type Knex } from 'knex';
import { types as defaultTypes } from 'pg';
import type { Logger } from 'pino';
import type { Database, Engine, ReadTransaction, WriteTransaction } from './database.ts';

const oid = {
  int8: 20,
  textArray: 1009,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  numericArray: 1231,
  numeric: 1700,
};

/** The parser of text[]: arrays whose elements stay strings. */
const parseTextArray: (text: string) => (string | null)[] = defaultTypes.getTypeParser(oid.textArray, 'text');

function parseNumberArray(text: string): (number | null)[] {
  return parseTextArray(text).map((element) => (element === null ? null : Number(element)));
}

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.int8]: Number,
  [oid.numeric]: Number,
  [oid.int8Array]: parseNumberArray,
  [oid.numericArray]: parseNumberArray,
  [oid.date]: (text) => text,
  [oid.dateArray]: parseTextArray,
};

/**
 * Numbers come back as numbers and dates as 'YYYY-MM-DD', on our connections only.
 * Counts, kilometres and percentages of this platform stay far below 2^53.
 */
const types = {
  getTypeParser(id: number, format: string): unknown {
    return (
      (format !== 'binary' && parsers[id]) ||
      (format === 'binary' ? defaultTypes.getTypeParser(id, 'binary') : defaultTypes.getTypeParser(id, 'text'))
    );
  },
};

export interface DatabaseOptions {
  readonly engine: Engine;
  readonly place: string;
  readonly connection: Knex.PgConnectionConfig;
  /** Makes the place reachable before the first connection and whenever `isGone` says that it was lost. */
  readonly reach?: { readonly ensure: () => Promise<void>; readonly isGone: () => boolean };
  readonly log: Logger;
  readonly poolSize: number;
  /** Reads longer than this end with an error; the embedded engine cannot interrupt a statement. */
  readonly readTimeoutMs: number;
  /** Called once when the database is closed. */
  readonly onClose?: () => void | Promise<void>;
}

/**
 * The planner holds distances for so costly that it compiles every question about villages or staged rows, which
 * takes longer than answering it: measured 2.0 s instead of 0.2 s for 1,600 villages and 3,000 stops.
 */
const withoutCompiling = 'SET LOCAL jit = off';

/** Waiting for a connection longer than this is a fault of its own, told apart from a slow query. */
const acquireTimeoutMs = 60_000;

export function createDatabase(options: DatabaseOptions): Database {
  const knex = createKnex({
    client: 'pg',
    connection: options.reach
      ? reaching({ ...options.connection, types }, options.reach)
      : { ...options.connection, types },
    log: {
      warn: (message) => options.log.warn({ message: String(message) }, 'database driver'),
      error: (message) => options.log.error({ message: String(message) }, 'database driver'),
    },
    pool: { min: 0, max: options.poolSize },
    acquireConnectionTimeout: acquireTimeoutMs,
  });
  const prepare = async (tx: Knex.Transaction, durationMs: number): Promise<void> => {
    if (options.engine === 'server')
      await tx.raw(`${withoutCompiling}; SET LOCAL statement_timeout = ${Math.round(durationMs)}`);
  };
  return {
    engine: options.engine,
    place: options.place,
    knex,
    read: (work) =>
      knex.transaction(
        async (tx) => {
          await prepare(tx, options.readTimeoutMs);
          return work(tx as ReadTransaction);
        },
        { isolationLevel: 'repeatable read', readOnly: true },
      ),
    write: (work) =>
      knex.transaction(async (tx) => {
        await prepare(tx, 0);
        return work(tx as WriteTransaction);
      }),
    close: async () => {
      await knex.destroy();
      await options.onClose?.();
    },
  };
}

type Reach = NonNullable<DatabaseOptions['reach']>;

/** knex asks `expirationChecker` whenever it takes or makes a connection, and then asks for the settings anew. */
function reaching(connection: Knex.PgConnectionConfig, reach: Reach): () => Promise<Knex.PgConnectionConfig> {
  return async () => {
    await reach.ensure();
    return { ...connection, expirationChecker: reach.isGone };
  };
}
