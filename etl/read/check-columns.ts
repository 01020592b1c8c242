import { headerFaulty } from './read-errors.ts';

export const mostColumns = 1_000;

/** A header must be there and of sane size; what the names mean is the mapping's concern. */
export function checkColumns(columns: readonly string[], name: string): void {
  if (columns.length === 0 || columns.every((column) => column.trim() === '')) {
    throw headerFaulty(name, '没有列名 / there are no column names');
  }
  if (columns.length > mostColumns) {
    throw headerFaulty(
      name,
      `${columns.length} 列，最多 ${mostColumns} 列 / ${columns.length} columns, at most ${mostColumns}`,
    );
  }
}
