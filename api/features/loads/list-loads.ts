import type { z } from 'zod';
import type { load, problemCount } from '#api/contract/loads.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
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
  readonly problems: z.input<typeof problemCount>[];
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

/** Loads of all root regions, newest first. */
export async function listLoads(tx: ReadTransaction, asked: LoadsQuery): Promise<z.input<typeof load>[]> {
  const query = tx('load').select(columns).orderBy('id', 'desc').limit(asked.limit);
  if (asked.before !== undefined) query.where('id', '<', asked.before);
  const rows: LoadRow[] = await query;
  const undoings: Undoing[] = await tx('load').select(['id', 'undoes']).where('kind', 'undo').orderBy('id');
  const undoneBy = undoingsInForce(undoings);
  return rows.map((row) => ({
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
  }));
}
