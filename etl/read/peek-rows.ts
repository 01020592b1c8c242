import type { OpenSource, SourceRow } from './define-reader.ts';

type Batch = readonly SourceRow[];

/** What a source yields: rows, and the same some thousand at a time where the reader has them so. */
export type RowStream = Pick<OpenSource, 'rows' | 'batches'>;

export interface Peeked extends RowStream {
  readonly head: readonly SourceRow[];
}

/** Reads at least the first `count` rows of a source, as far as there are so many, without losing them. */
export async function peekRows({ rows, batches }: RowStream, count: number): Promise<Peeked> {
  if (batches === undefined) {
    const { taken, head, rest } = await takeHead(rows, (row) => [row], count);
    return { head, rows: replay(taken, rest) };
  }
  const { taken, head, rest } = await takeHead(batches, (batch) => batch, count);
  const again = replay<Batch>(taken, rest);
  return { head, batches: again, rows: flatten(again) };
}

interface Head<T> {
  readonly taken: readonly T[];
  readonly head: readonly SourceRow[];
  /** Undefined when everything was taken. */
  readonly rest: AsyncIterator<T> | Iterator<T> | undefined;
}

async function takeHead<T>(
  items: AsyncIterable<T> | Iterable<T>,
  rowsOf: (item: T) => Batch,
  count: number,
): Promise<Head<T>> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const taken: T[] = [];
  const head: SourceRow[] = [];
  while (head.length < count) {
    const next = await iterator.next();
    if (next.done) return { taken, head, rest: undefined };
    taken.push(next.value);
    head.push(...rowsOf(next.value));
  }
  return { taken, head, rest: iterator };
}

async function* replay<T>(
  taken: readonly T[],
  rest: AsyncIterator<T> | Iterator<T> | undefined,
): AsyncGenerator<T, void> {
  try {
    yield* taken;
    if (rest === undefined) return;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest?.return?.();
  }
}

async function* flatten(batches: AsyncIterable<Batch>): AsyncGenerator<SourceRow> {
  for await (const batch of batches) yield* batch;
}
