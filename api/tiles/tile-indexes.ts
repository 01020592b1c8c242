import { Worker } from 'node:worker_threads';
import type { Ask, Failed, Numbered, Reply, TileAddress, TileFeature } from './protocol.ts';

export interface TileRequest {
  /** What is indexed: layer, indicator with its parameters, region, load. */
  readonly key: string;
  readonly layer: string;
  readonly address: TileAddress;
  readonly readFeatures: () => Promise<readonly TileFeature[]>;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Cuts and encodes vector tiles in a thread of its own: indexing the roads of a city takes some hundred milliseconds
 * in which the thread that answers requests must not stand still. One way for both database engines.
 */
export class TileIndexes {
  readonly #waiting = new Map<number, Waiting>();
  readonly #indexing = new Map<string, Promise<void>>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** The encoded tile; features are read only when they are not indexed yet. */
  async tile(request: TileRequest): Promise<Uint8Array> {
    const ask = { kind: 'tile', key: request.key, layer: request.layer, address: request.address } as const;
    // Twice: an index just made may have been dropped by a larger one before the tile was cut.
    for (let attempt = 0; attempt < 3; attempt++) {
      const reply = await this.#ask(ask);
      if (reply.kind === 'tile') return reply.bytes;
      await this.#index(request);
    }
    throw new Error(`the tile index ${request.key} does not stay in memory`);
  }

  /** Drops what was indexed for a former state of the data. */
  forget(): void {
    if (this.#worker !== undefined) this.#ask({ kind: 'forget' }).catch(() => undefined);
  }

  /** Starts the thread ahead of the first request. */
  warm(): void {
    this.#thread();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #index(request: TileRequest): Promise<void> {
    const running = this.#indexing.get(request.key);
    if (running !== undefined) return running;
    const indexing = request.readFeatures().then(async (features) => {
      await this.#ask({ kind: 'index', key: request.key, features });
    });
    this.#indexing.set(request.key, indexing);
    try {
      await indexing;
    } finally {
      this.#indexing.delete(request.key);
    }
  }

  #ask(content: Ask): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      const message: Numbered<Ask> = { id, content };
      this.#waiting.set(id, { resolve, reject });
      this.#thread().postMessage(message);
    });
  }

  #thread(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(bootstrap(), { eval: true, execArgv: [] });
    worker.unref();
    worker.on('message', (message: Numbered<Reply> | Failed) => this.#receive(message));
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('the tile thread ended')));
    this.#worker = worker;
    return worker;
  }

  #receive(message: Numbered<Reply> | Failed): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ('error' in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.content);
  }

  /** A thread that died takes its questions with it; the next question starts a new one. */
  #fail(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = undefined;
    else if (this.#worker !== undefined) return;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/** Node 20 hands the TypeScript loader to no thread, not even by `--import`: the thread registers it itself. */
function bootstrap(): string {
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const program = JSON.stringify(new URL('./tile-thread.ts', import.meta.url).href);
  return `import(${loader}).then(({ register }) => { register(); return import(${program}); })`;
}
