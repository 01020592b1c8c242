import type { WriteTransaction } from '#geodata/database/database.ts';
import { sqlFile, sqlText } from '#geodata/database/sql-file.ts';
import type { Changes } from '../diff/count-changes.ts';
import type { Scope } from '../scope/scope.ts';

export interface ProblemCount {
  readonly code: string;
  readonly severity: string;
  readonly count: number;
}

export interface LoadRow extends Scope, Changes {
  readonly load: number;
  readonly kind: 'publish' | 'undo';
  readonly dataset: string;
  readonly mode: string;
  readonly fileName: string;
  readonly fileSha256: string | null;
  readonly dataDate: string;
  readonly sample: boolean;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly problems: readonly ProblemCount[];
  readonly undoes: number | null;
  readonly recipe: string | null;
  readonly repeats: number | null;
}

const insertRow = sqlFile<Omit<LoadRow, 'problems'> & { problems: string }, never>(
  new URL('./insert-load.sql', import.meta.url),
);
const nextNumber = sqlText<Record<string, never>, { load: number }>(
  'UPDATE load_counter SET last_id = last_id + 1 RETURNING last_id AS load',
);

/** Makes other publications wait, before it is known whether there will be one. */
export const lockLoads = sqlText<Record<string, never>, never>('SELECT FROM load_counter FOR UPDATE');

/** The number of the next load. The row lock makes publications wait for each other, on both engines. */
export async function takeLoadNumber(tx: WriteTransaction): Promise<number> {
  const [row] = await nextNumber(tx, {});
  if (row === undefined) throw new Error('load_counter has no row');
  return row.load;
}

export async function insertLoad(tx: WriteTransaction, row: LoadRow): Promise<void> {
  await insertRow(tx, { ...row, problems: JSON.stringify(row.problems) });
}
