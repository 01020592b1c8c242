import type { PGlite } from '@electric-sql/pglite';
import { ReadyFilter } from './ready-filter.ts';
import { rollback, sync } from './wire.ts';

/** What the engine must be able to do; PGlite, or a recording fake in tests. */
export type Backend = Pick<PGlite, 'execProtocolRawStream' | 'isInTransaction'>;

/** One connection. */
export interface Speaker {
  receive(bytes: Buffer): void;
}

/** Messages that are run together. */
export interface Utterance {
  readonly speaker: Speaker;
  readonly bytes: Buffer;
  /** False when more messages of the same unit follow (Flush without Sync). */
  readonly endsUnit: boolean;
}

/**
 * All connections share one backend session, so they take turns: a connection keeps its turn from the first message
 * of a unit to its end and from BEGIN to the end of the transaction. @electric-sql/pglite-socket 0.2.11 keeps the
 * turn for transactions only: measured, eight connections with plain parametrised queries broke the protocol at once
 * ("unexpected parseComplete"), as their Parse and Bind messages interleave on the one unnamed statement.
 */
export class Turns {
  readonly #backend: Backend;
  readonly #waiting: Utterance[] = [];
  readonly #onCrash: (error: unknown) => void;
  #owner: Speaker | undefined;
  #isRunning = false;
  #lastRunAt = Date.now();

  constructor(backend: Backend, onCrash: (error: unknown) => void) {
    this.#backend = backend;
    this.#onCrash = onCrash;
  }

  say(utterance: Utterance): void {
    this.#waiting.push(utterance);
    this.#run();
  }

  /** A connection is gone: what it still had to say is dropped and its open transaction rolled back. */
  leave(speaker: Speaker): void {
    for (let index = this.#waiting.length - 1; index >= 0; index -= 1) {
      if (this.#waiting[index]?.speaker === speaker) this.#waiting.splice(index, 1);
    }
    if (this.#owner !== speaker) return;
    const nobody: Speaker = { receive: () => undefined };
    this.#owner = nobody;
    this.#waiting.unshift(
      { speaker: nobody, bytes: sync, endsUnit: true },
      { speaker: nobody, bytes: rollback, endsUnit: true },
    );
    this.#run();
  }

  /** The connection that holds up others by an idle turn, and for how long, in ms. */
  findIdler(): { readonly speaker: Speaker; readonly idleMs: number } | undefined {
    const owner = this.#owner;
    if (!owner || this.#isRunning || this.#waiting.length === 0) return undefined;
    return { speaker: owner, idleMs: Date.now() - this.#lastRunAt };
  }

  /** Resolves when nothing is left to run. */
  async settle(): Promise<void> {
    while (this.#isRunning) await new Promise((resolve) => setImmediate(resolve));
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    try {
      for (let next = this.#takeNext(); next; next = this.#takeNext()) {
        await this.#runOne(next);
        // Sockets and timers get a chance between two statements: the engine itself runs synchronously.
        await new Promise((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      this.#onCrash(error);
    } finally {
      this.#isRunning = false;
    }
  }

  #takeNext(): Utterance | undefined {
    const owner = this.#owner;
    const index = owner ? this.#waiting.findIndex((utterance) => utterance.speaker === owner) : 0;
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  async #runOne(utterance: Utterance): Promise<void> {
    this.#owner = utterance.speaker;
    const answer = new ReadyFilter((bytes) => utterance.speaker.receive(bytes));
    await this.#backend.execProtocolRawStream(utterance.bytes, {
      syncToFs: false,
      // The bytes are a view of the engine's memory: copy before it moves on.
      onRawData: (bytes) => answer.push(Buffer.from(bytes)),
    });
    // Measured: after a PANIC (no room for the log of changes) PGlite goes on, and leaves every statement unanswered.
    if (!answer.end(utterance.endsUnit)) throw new Error('the engine does not answer any more');
    this.#lastRunAt = Date.now();
    if (utterance.endsUnit && !this.#backend.isInTransaction()) this.#owner = undefined;
  }
}
