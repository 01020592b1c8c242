import type { z } from 'zod';
import type * as contract from '#api/contract/loads.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import { sqlFile } from '#geodata/database/sql-file.ts';
import { type Undoing, undoingsInForce } from './undoings-in-force.ts';

interface LoadRow {
  readonly id: number;
  readonly kind: 'publish' | 'undo';
  readonly dataset: string;
  readonly root_region: string;
  readonly programme_id: string | null;
  readonly region_code: string;
  readonly mode: string;
  readonly file_name: string;
  readonly data_date: string;
  readonly is_sample: boolean;
  readonly read_count: number;
  readonly accepted_count: number;
  readonly rejected_count: number;
  readonly added_count: number;
  readonly changed_count: number;
  readonly removed_count: number;
  readonly unchanged_count: number;
  readonly problems: z.input<typeof contract.problemCount>[];
  readonly undoes: number | null;
  readonly published_at: Date;
}

const columns = [
  'id',
  'kind',
  'dataset',
  'root_region',
  'programme_id',
  'region_code',
  'mode',
  'file_name',
  'data_date',
  'is_sample',
  'read_count',
  'accepted_count',
  'rejected_count',
  'added_count',
  'changed_count',
  'removed_count',
  'unchanged_count',
  'problems',
  'undoes',
  'published_at',
] as const;

export interface LoadsQuery {
  readonly limit: number;
  /** Only loads with a smaller number. */
  readonly before?: number | undefined;
}

const listNewestLoads = sqlFile<Record<string, never>, { root_region: string; dataset: string; id: number }>(
  new URL('./list-newest-loads.sql', import.meta.url),
);

type Loads = z.input<(typeof contract.listLoads)['response']>;

/** Loads of all root regions, newest first, and what is newest of each dataset. */
export async function listLoads(tx: ReadTransaction, asked: LoadsQuery): Promise<Loads> {
  const query = tx('load').select(columns).orderBy('id', 'desc').limit(asked.limit);
  if (asked.before !== undefined) query.where('id', '<', asked.before);
  const rows: LoadRow[] = await query;
  const undoings: Undoing[] = await tx('load').select(['id', 'undoes']).where('kind', 'undo').orderBy('id');
  const undoneBy = undoingsInForce(undoings);
  return { loads: rows.map((row) => toLoad(row, undoneBy)), newest: await listNewest(tx, undoneBy) };
}

async function listNewest(tx: ReadTransaction, undoneBy: ReadonlyMap<number, number>): Promise<Loads['newest']> {
  const newest = await listNewestLoads(tx, {});
  const files: readonly LoadRow[] = await tx('load')
    .distinctOn(['root_region', 'dataset'])
    .select(columns)
    .where('kind', 'publish')
    .whereNotIn('id', [...undoneBy.keys()])
    .orderBy(['root_region', 'dataset', { column: 'id', order: 'desc' }]);
  return newest.map(({ root_region: rootRegion, dataset, id }) => {
    const file = files.find((row) => row.root_region === rootRegion && row.dataset === dataset);
    return { rootRegion, dataset, load: id, file: file ? toLoad(file, undoneBy) : null };
  });
}

function toLoad(row: LoadRow, undoneBy: ReadonlyMap<number, number>): z.input<typeof contract.load> {
  return {
    load: row.id,
    kind: row.kind,
    dataset: row.dataset,
    rootRegion: row.root_region,
    programme: row.programme_id,
    region: row.region_code,
    mode: row.mode,
    file: row.file_name,
    dataDate: row.data_date,
    sample: row.is_sample,
    read: row.read_count,
    accepted: row.accepted_count,
    rejected: row.rejected_count,
    added: row.added_count,
    changed: row.changed_count,
    removed: row.removed_count,
    unchanged: row.unchanged_count,
    problems: row.problems.map(({ code, severity, count }) => ({ code, severity, count })),
    undoes: row.undoes,
    undoneBy: undoneBy.get(row.id) ?? null,
    publishedAt: row.published_at.toISOString(),
  };
}
