import { z } from 'zod';
import { type draft, draftFault, draftOptions, draftOutcome, draftRecognition } from '#api/contract/draft-shapes.ts';

const job = z.object({
  kind: z.enum(['check', 'publish']),
  hasBegun: z.boolean(),
  /** Newest load when a publication began: what was published by it has a greater number. */
  afterLoad: z.number().int(),
});

/** What is kept of an uploaded file beside its bytes, as `draft.json` in its folder. */
export const draftRecord = z.object({
  id: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  uploadedAt: z.string(),
  usedAt: z.string(),
  options: draftOptions,
  job: job.nullable(),
  /** True when the server went down under a job. */
  isInterrupted: z.boolean(),
  fault: draftFault.nullable(),
  recognition: draftRecognition.nullable(),
  outcome: draftOutcome.nullable(),
  load: z.number().int().nullable(),
});

export type DraftRecord = z.infer<typeof draftRecord>;
export type DraftJob = NonNullable<DraftRecord['job']>;
type DraftState = z.infer<typeof draft>['state'];

export function stateOf(record: DraftRecord): DraftState {
  if (record.job !== null) return record.job.hasBegun ? 'working' : 'waiting';
  if (record.load !== null) return 'published';
  if (record.isInterrupted) return 'interrupted';
  if (record.fault !== null) return 'failed';
  if (record.outcome !== null) return record.outcome.refusal === null ? 'checked' : 'refused';
  return 'recognised';
}
