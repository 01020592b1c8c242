import type { Engine, WriteTransaction } from '#geodata/database/database.ts';
import type { MappedRow } from '../map/mapped-row.ts';
import type { HeaderMatch } from '../map/match-headers.ts';
import { CopyBatch } from './copy-batch.ts';
import { rowEncoder } from './encode-row.ts';
import type { Stage } from './stage.ts';
import { unnestBatches } from './unnest-batch.ts';

/** Rows on their way into the stage. */
export interface StageBatch {
  readonly rowCount: number;
  readonly isFull: boolean;
  add(row: MappedRow): void;
  insert(tx: WriteTransaction): Promise<void>;
}

export interface BatchTarget {
  readonly stage: Stage;
  readonly match: HeaderMatch;
  readonly programme: string | null;
}

/** How rows get into the stage: by COPY on a server, by `unnest` on the embedded engine, which has no COPY. */
export function batchMaker(engine: Engine, target: BatchTarget): () => StageBatch {
  const encoder = rowEncoder(target.stage, target.match);
  return engine === 'server' ? () => new CopyBatch(encoder, target) : unnestBatches(encoder, target);
}
