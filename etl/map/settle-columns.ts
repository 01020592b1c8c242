import type { Dataset } from '#geodata/datasets/define-dataset.ts';
import type { OpenSource } from '../read/define-reader.ts';
import { peekRows } from '../read/peek-rows.ts';
import { type ColumnGuess, explainMatch } from './explain-match.ts';
import { type HeaderMatch, matchHeaders } from './match-headers.ts';
import type { Mapping } from './read-mapping.ts';
import { requireColumns } from './require-columns.ts';

export interface Settled {
  readonly match: HeaderMatch;
  readonly columns: readonly ColumnGuess[];
  /** To be read instead of the source given: its first rows were looked at. */
  readonly source: OpenSource;
  readonly isEmpty: boolean;
}

export interface ColumnRequest {
  readonly dataset: Dataset;
  readonly source: OpenSource;
  readonly mapping: Mapping;
  readonly mappingOrigin?: 'mapping' | 'saved';
  readonly fileName: string;
}

const rowsLookedAt = 50;

/** What each column of a source is taken for, with samples. Nothing is refused yet. */
export async function guessColumns(request: ColumnRequest): Promise<Settled> {
  const { dataset, mapping, mappingOrigin = 'mapping' } = request;
  const match = matchHeaders(request.source, dataset, mapping);
  const { head, ...again } = await peekRows(request.source, rowsLookedAt);
  const source = { ...request.source, ...again };
  const rows = head.slice(0, rowsLookedAt).map(({ values }) => values);
  const columns = explainMatch(match, { columns: source.columns, mapping, origin: mappingOrigin, rows });
  return { match, columns, source, isEmpty: head.length === 0 };
}

/**
 * The same for a load.
 * Errors: `columns_missing` when a required field has no column; nothing was staged then.
 */
export async function settleColumns(request: ColumnRequest): Promise<Settled> {
  const settled = await guessColumns(request);
  // That a file has no rows is told first: its header hardly matters then.
  if (settled.isEmpty) return settled;
  requireColumns(settled.match, { dataset: request.dataset, file: request.fileName, columns: settled.columns });
  return settled;
}
