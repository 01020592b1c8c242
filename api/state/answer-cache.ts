/** One serialised answer as it goes over the wire. */
export interface CachedAnswer {
  readonly body: Buffer;
  readonly mediaType: string;
  /** The body of a short text: Node sends a string together with the headers, bytes in a packet of their own. */
  readonly text?: string;
  /** The body compressed, made once when a client first asks for it. */
  gzip?: Buffer;
}

export interface AnswerCacheFigures {
  readonly bytes: number;
  readonly entries: number;
  readonly hits: number;
  readonly misses: number;
}

/** What an entry costs beside its bodies: key, maps, objects. */
const ENTRY_OVERHEAD_BYTES = 512;

/**
 * Serialised answers of the newest state of the data, least recently used out first, bounded in bytes.
 * Equal questions asked at once are computed once.
 */
export class AnswerCache {
  readonly #limitBytes: number;
  readonly #entries = new Map<string, CachedAnswer>();
  readonly #pending = new Map<string, Promise<CachedAnswer>>();
  #state = '';
  #bytes = 0;
  #hits = 0;
  #misses = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** Answers of an older state are forgotten; those still being computed reach their askers but are not kept. */
  useState(state: string): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#entries.clear();
    this.#pending.clear();
    this.#bytes = 0;
  }

  find(key: string): CachedAnswer | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#hits += 1;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  /** The kept answer, the one being computed, or a new one. */
  async get(key: string, compute: () => Promise<CachedAnswer>): Promise<CachedAnswer> {
    const running = this.#pending.get(key);
    if (running !== undefined) return running;
    const kept = this.find(key);
    if (kept !== undefined) return kept;
    this.#misses += 1;
    const state = this.#state;
    const computing = compute();
    this.#pending.set(key, computing);
    try {
      const entry = await computing;
      if (state === this.#state) this.#keep(key, entry);
      return entry;
    } finally {
      if (this.#pending.get(key) === computing) this.#pending.delete(key);
    }
  }

  /** Remembers the compressed body of an entry and counts its bytes. */
  keepGzip(key: string, entry: CachedAnswer, gzip: Buffer): void {
    if (entry.gzip !== undefined) return;
    entry.gzip = gzip;
    if (this.#entries.get(key) !== entry) return;
    this.#bytes += gzip.length;
    this.#evict();
  }

  figures(): AnswerCacheFigures {
    return { bytes: this.#bytes, entries: this.#entries.size, hits: this.#hits, misses: this.#misses };
  }

  #keep(key: string, entry: CachedAnswer): void {
    const size = sizeOf(key, entry);
    if (size > this.#limitBytes / 4) return;
    this.#entries.set(key, entry);
    this.#bytes += size;
    this.#evict();
  }

  #evict(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.#limitBytes) return;
      this.#entries.delete(key);
      this.#bytes -= sizeOf(key, entry);
    }
  }
}

function sizeOf(key: string, entry: CachedAnswer): number {
  return (
    entry.body.length +
    (entry.text?.length ?? 0) * 2 +
    (entry.gzip?.length ?? 0) +
    key.length * 2 +
    ENTRY_OVERHEAD_BYTES
  );
}
