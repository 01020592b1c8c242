import type { SourceRow } from '../read/define-reader.ts';

type Rows = AsyncIterable<SourceRow> | Iterable<SourceRow>;

export interface Peeked {
  readonly head: readonly SourceRow[];
  /** All rows again, the head first. To be read once. */
  readonly rows: AsyncIterable<SourceRow>;
}

/** Reads the first rows of a source without losing them. */
export async function peekRows(rows: Rows, count: number): Promise<Peeked> {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  const head: SourceRow[] = [];
  let isDone = false;
  while (head.length < count && !isDone) {
    const next = await iterator.next();
    if (next.done) isDone = true;
    else head.push(next.value);
  }
  return { head, rows: replay(head, isDone ? undefined : iterator) };
}

async function* replay(
  head: readonly SourceRow[],
  rest: AsyncIterator<SourceRow> | Iterator<SourceRow> | undefined,
): AsyncGenerator<SourceRow, void> {
  try {
    yield* head;
    if (rest === undefined) return;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest?.return?.();
  }
}
