import type { ColumnGuess } from '../map/explain-match.ts';

/** What a refusal says of the columns, when it is one for their sake. */
export function columnsOf(details: unknown): readonly ColumnGuess[] {
  if (typeof details !== 'object' || details === null || !('columns' in details)) return [];
  return Array.isArray(details.columns) ? details.columns : [];
}
