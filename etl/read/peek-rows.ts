import type { OpenSource, SourceRow } from './define-reader.ts';

/** The first rows of a source, and the source as it was: its rows still begin with them. */
export interface Peeked {
  readonly source: OpenSource;
  readonly first: readonly SourceRow[];
}

/** Reads the first rows ahead. Sources whose rows come without waiting keep doing so. */
export async function peekRows(source: OpenSource, count: number): Promise<Peeked> {
  const { rows } = source;
  const first: SourceRow[] = [];
  if (Symbol.asyncIterator in rows) {
    const iterator = rows[Symbol.asyncIterator]();
    while (first.length < count) {
      const next = await iterator.next();
      if (next.done) break;
      first.push(next.value);
    }
    return { first, source: { ...source, rows: chainLater(first, iterator) } };
  }
  const iterator = rows[Symbol.iterator]();
  while (first.length < count) {
    const next = iterator.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { first, source: { ...source, rows: chainNow(first, iterator) } };
}

function* chainNow(first: readonly SourceRow[], rest: Iterator<SourceRow>): Iterable<SourceRow> {
  yield* first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

async function* chainLater(first: readonly SourceRow[], rest: AsyncIterator<SourceRow>): AsyncIterable<SourceRow> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
