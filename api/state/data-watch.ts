import type { Logger } from 'pino';
import type { Database, ReadTransaction } from '#geodata/database/database.ts';
import { type DataState, findDataState } from './find-data-state.ts';
import { type LoadEvent, listLoadsAfter } from './list-loads-after.ts';
import { listOrdersAfter, type OrderNews } from './list-orders-after.ts';

const EVENTS_AT_ONCE = 100;

/** What was written since the state was read before. */
export interface News {
  readonly loads: readonly LoadEvent[];
  readonly orders: readonly OrderNews[];
}

export type NewsListener = (news: News) => void;

export interface DataWatchOptions {
  readonly database: Database;
  readonly log: Logger;
  readonly intervalMs: number;
  /** Called before anybody is told, so that nobody reads an answer of the former state afterwards. */
  readonly onChange: (state: DataState) => void;
}

/**
 * Keeps the newest load number in memory. Other processes publish too (`etl` beside the server) and the embedded
 * engine delivers no NOTIFY, so the database is asked; the server's own publications call `refresh()`.
 */
export class DataWatch {
  readonly #options: DataWatchOptions;
  readonly #listeners = new Set<NewsListener>();
  #state: DataState = { load: 0, orderEvent: 0, token: '' };
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> | undefined;
  #closed = false;
  #failing = false;

  constructor(options: DataWatchOptions) {
    this.#options = options;
  }

  get state(): DataState {
    return this.#state;
  }

  /** Reads the state once and goes on asking. */
  async start(): Promise<void> {
    await this.refresh();
    this.#schedule();
  }

  listen(listener: NewsListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks now. Callers at the same time share one question, which may have begun before their own publication. */
  async refresh(): Promise<void> {
    await this.#refreshing?.catch(() => undefined);
    this.#refreshing ??= this.#ask().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#refreshing?.catch(() => undefined);
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.refresh()
        .then(() => this.#recovered())
        .catch((error: unknown) => this.#failed(error))
        .finally(() => this.#schedule());
    }, this.#options.intervalMs);
    this.#timer.unref();
  }

  async #ask(): Promise<void> {
    const before = this.#state;
    const [state, news] = await this.#options.database.read(async (tx) => {
      const found = await findDataState(tx);
      return [found, before.token === '' ? { loads: [], orders: [] } : await listNews(tx, before, found)] as const;
    });
    if (state.token === before.token) return;
    this.#state = state;
    this.#options.onChange(state);
    if (news.loads.length + news.orders.length === 0) return;
    for (const listener of this.#listeners) listener(news);
  }

  #failed(error: unknown): void {
    if (this.#closed || this.#failing) return;
    this.#failing = true;
    this.#options.log.error({ err: error }, 'the newest load cannot be read; asking on');
  }

  #recovered(): void {
    if (!this.#failing) return;
    this.#failing = false;
    this.#options.log.info('the newest load can be read again');
  }
}

async function listNews(tx: ReadTransaction, before: DataState, now: DataState): Promise<News> {
  return {
    loads: now.load > before.load ? await listLoadsAfter(tx, before.load, EVENTS_AT_ONCE) : [],
    orders: now.orderEvent > before.orderEvent ? await listOrdersAfter(tx, before.orderEvent, EVENTS_AT_ONCE) : [],
  };
}
