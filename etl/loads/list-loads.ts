import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import type { ProblemCount } from '../publish/insert-load.ts';

/** A load in the words of the public contract. */
export interface LoadSummary {
  readonly load: number;
  readonly kind: 'publish' | 'undo';
  readonly dataset: string;
  readonly rootRegion: string;
  readonly programme: string | null;
  readonly region: string;
  readonly mode: string;
  readonly file: string;
  readonly dataDate: string;
  readonly sample: boolean;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly problems: readonly ProblemCount[];
  readonly undoes: number | null;
  readonly publishedAt: string;
}

export interface StoredProblemGroup {
  readonly code: string;
  readonly severity: string;
  readonly field: string | null;
  readonly message: string;
  readonly count: number;
  readonly rows: readonly number[];
  readonly values: readonly (string | null)[];
}

const select = sqlFile<{ limit: number; before: number | null; only: number | null }, LoadSummary>(
  new URL('./list-loads.sql', import.meta.url),
);
const selectProblems = sqlFile<{ load: number }, StoredProblemGroup>(new URL('./list-problems.sql', import.meta.url));

/** Loads, newest first; `before` pages on. */
export function listLoads(
  tx: ReadTransaction,
  { limit, before = null }: { limit: number; before?: number | null },
): Promise<LoadSummary[]> {
  return select(tx, { limit, before, only: null });
}

export async function findLoad(tx: ReadTransaction, load: number): Promise<LoadSummary | undefined> {
  const [found] = await select(tx, { limit: 1, before: null, only: load });
  return found;
}

export function listProblems(tx: ReadTransaction, load: number): Promise<StoredProblemGroup[]> {
  return selectProblems(tx, { load });
}
