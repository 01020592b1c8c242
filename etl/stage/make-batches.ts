import type { Engine } from '#geodata/database/database.ts';
import { CopyBatch } from './copy-batch.ts';
import { rowEncoder } from './encode-row.ts';
import type { BatchTarget, StageBatch } from './stage-batch.ts';
import { unnestBatches } from './unnest-batch.ts';

/** How rows get into the stage: by COPY on a server, by `unnest` on the embedded engine, which has no COPY. */
export function batchMaker(engine: Engine, target: BatchTarget): () => StageBatch {
  const encoder = rowEncoder(target.stage, target.match);
  return engine === 'server' ? () => new CopyBatch(encoder, target) : unnestBatches(encoder, target);
}
