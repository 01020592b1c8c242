import { setTimeout as sleep } from 'node:timers/promises';
import createKnex, { type Knex } from 'knex';
import type { Logger } from 'pino';
import type { Database, Engine, ReadTransaction, WriteTransaction } from './database.ts';
import { valueParsers } from './value-parsers.ts';

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

/** A register of 300,000 segments is joined and counted in memory; the server's 4 MB would send it to disk. */
const workMemory = `SET LOCAL work_mem = '64MB'`;

/** Waiting for a connection longer than this is a fault of its own, told apart from a slow query. */
const acquireTimeoutMs = 60_000;

/** By then the end of a host is noticed; every connection of the pool may have to be tried. */
const lostPauseMs = 100;
const lostTries = 5;

const readMode = { isolationLevel: 'repeatable read', readOnly: true } as const;

export function createDatabase(options: DatabaseOptions): Database {
  const knex = openPool(options);
  const prepare = async (tx: Knex.Transaction, timeoutMs: number): Promise<void> => {
    if (options.engine === 'embedded') return;
    await tx.raw(`${withoutCompiling}; ${workMemory}; SET LOCAL statement_timeout = ${Math.round(timeoutMs)}`);
  };
  const run = <T>(work: (tx: Knex.Transaction) => Promise<T>, mode?: Knex.TransactionConfig): Promise<T> =>
    options.reach ? againWhenLost((noted) => knex.transaction(noted(work), mode)) : knex.transaction(work, mode);
  return {
    engine: options.engine,
    place: options.place,
    knex,
    read: (work) =>
      run(async (tx) => {
        await prepare(tx, options.readTimeoutMs);
        return work(tx as ReadTransaction);
      }, readMode),
    write: (work) =>
      run(async (tx) => {
        await prepare(tx, 0);
        return work(tx as WriteTransaction);
      }),
    close: async () => {
      await knex.destroy();
      await options.onClose?.();
    },
  };
}

function openPool(options: DatabaseOptions): Knex {
  const connection = { ...options.connection, types: valueParsers };
  return createKnex({
    client: 'pg',
    connection: options.reach ? reaching(connection, options.reach) : connection,
    log: {
      // A migration that fails is told by whoever asked for it, in one sentence.
      warn: (message) =>
        options.log[/^migration .*failed/.test(String(message)) ? 'debug' : 'warn'](
          { message: String(message) },
          'database driver',
        ),
      error: (message) => options.log.error({ message: String(message) }, 'database driver'),
    },
    pool: { min: 0, max: options.poolSize },
    acquireConnectionTimeout: acquireTimeoutMs,
  });
}

type Reach = NonNullable<DatabaseOptions['reach']>;

/** knex asks `expirationChecker` whenever it takes or makes a connection, and then asks for the settings anew. */
function reaching(connection: Knex.PgConnectionConfig, reach: Reach): () => Promise<Knex.PgConnectionConfig> {
  return async () => {
    await reach.ensure();
    return { ...connection, expirationChecker: reach.isGone };
  };
}

type Work<T> = (tx: Knex.Transaction) => Promise<T>;

/**
 * A host that died a moment ago refuses connections, or ends those of the pool, until its end is noticed; then the
 * next try starts another. Safe as long as the work itself has not begun.
 */
async function againWhenLost<T>(run: (noted: (work: Work<T>) => Work<T>) => Promise<T>): Promise<T> {
  let hasBegun = false;
  const noted = (work: Work<T>): Work<T> => {
    return async (tx) => {
      // knex goes on into the work when BEGIN fails; the error it then throws is that of BEGIN.
      if (tx.isCompleted()) throw new Error('the transaction did not begin');
      hasBegun = true;
      return work(tx);
    };
  };
  for (let left = lostTries; ; left -= 1) {
    try {
      return await run(noted);
    } catch (error) {
      if (left === 0 || hasBegun || !isLost(error)) throw error;
      await sleep(lostPauseMs);
    }
  }
}

/** The driver gives no code to its own errors. */
const lostMessage = /Connection terminated|connection error and is not queryable|connection is closed/i;

function isLost(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || lostMessage.test(error.message));
}
