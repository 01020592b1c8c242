import { PassThrough } from 'node:stream';
import { defineError } from '#geodata/errors.ts';
import type { LoadEvent } from './list-loads-after.ts';
import type { OrderNews } from './list-orders-after.ts';

/** How far a load is that this server runs. */
export interface ProgressEvent {
  readonly dataset: string;
  readonly file: string;
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
  readonly rowsPerSecond: number | null;
  readonly etaSeconds: number | null;
  /** Id of the draft that is checked or published, when it is one. */
  readonly draft?: string;
}

const HEARTBEAT_MS = 20_000;
/** Kept for clients that come back after a break. */
const REMEMBERED_EVENTS = 100;
/** A client that reads nothing is dropped when this much waits for it. */
const BACKLOG_LIMIT_BYTES = 64 * 1024;

const tooManyListeners = defineError(
  'too_many_listeners',
  503,
  (limit: number) => `All ${limit} event streams are taken; try again later`,
);

/** Server-sent events of publications to any number of clients up to a limit. */
export class EventStream {
  readonly #limit: number;
  readonly #clients = new Set<PassThrough>();
  readonly #remembered: LoadEvent[] = [];
  readonly #heartbeat: NodeJS.Timeout;

  constructor(limit: number) {
    this.#limit = limit;
    this.#heartbeat = setInterval(() => this.#writeAll(': still here\n\n'), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  get listeners(): number {
    return this.#clients.size;
  }

  /** A new stream; `lastEventId` is the last load the client has seen before its connection broke. */
  open(lastEventId: number | undefined): PassThrough {
    if (this.#clients.size >= this.#limit) throw tooManyListeners(this.#limit);
    const client = new PassThrough();
    this.#clients.add(client);
    client.on('close', () => this.#clients.delete(client));
    client.write('retry: 3000\n: load events follow\n\n');
    if (lastEventId === undefined) return client;
    for (const event of this.#remembered) {
      if (event.load > lastEventId) client.write(toMessage(event));
    }
    return client;
  }

  publish(events: readonly LoadEvent[]): void {
    this.#remembered.push(...events);
    this.#remembered.splice(0, Math.max(0, this.#remembered.length - REMEMBERED_EVENTS));
    this.#writeAll(events.map(toMessage).join(''));
  }

  /** Tells how far a load is; not remembered, as the next word makes it stale. */
  tellProgress(progress: ProgressEvent): void {
    this.#writeAll(`event: progress\ndata: ${JSON.stringify(progress)}\n\n`);
  }

  /** Tells what was done with supervision orders; not remembered: the number that a client gives is that of a load. */
  tellOrders(orders: readonly OrderNews[]): void {
    this.#writeAll(orders.map((order) => `event: order\ndata: ${JSON.stringify(order)}\n\n`).join(''));
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const client of this.#clients) client.end();
    this.#clients.clear();
  }

  #writeAll(text: string): void {
    if (text === '') return;
    for (const client of this.#clients) {
      client.write(text);
      if (client.writableLength + client.readableLength > BACKLOG_LIMIT_BYTES) client.destroy();
    }
  }
}

function toMessage(event: LoadEvent): string {
  return `id: ${event.load}\nevent: load\ndata: ${JSON.stringify(event)}\n\n`;
}
