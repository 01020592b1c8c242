import { z } from 'zod';
import { columnGuess, loadReport, problemCount } from './loads.ts';
import { identifier, isoDate, regionCode, words } from './shapes.ts';

const certainty = z.enum(['certain', 'likely', 'unsure']);
export const severity = problemCount.shape.severity;
const fieldMapping = z.strictObject({
  column: z.string().min(1).max(200).optional(),
  constant: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** `none` does without the mapping that was kept for files with the same header. */
const mapping = z.union([z.literal('none'), z.strictObject({ fields: z.record(z.string(), fieldMapping) })]);

/** How a file is to be read; null leaves it to the file. */
export const draftOptions = z.strictObject({
  dataset: identifier.nullable(),
  programme: identifier.nullable(),
  region: regionCode.nullable(),
  crs: z.string().max(40).nullable(),
  layer: z.string().max(200).nullable(),
  mode: z.enum(['guarded', 'replace', 'merge']),
  dataDate: isoDate,
  mapping: mapping.nullable(),
});

/** Options that change; the others stay as they are. */
export const checkBody = draftOptions.partial();
export const publishBody = z.strictObject({ dataset: identifier });

/**
 * `waiting` and `working` have a job; `recognised` wants a dataset or a column to be named; `refused` was checked and
 * cannot be published as it is; `interrupted` means that the server went down under a job, which can be run again.
 */
const draftState = z.enum([
  'waiting',
  'working',
  'recognised',
  'checked',
  'refused',
  'failed',
  'interrupted',
  'published',
]);

export const draftFault = z.object({
  code: z.string(),
  message: z.string(),
  /** Layers of which one must be named. */
  layers: z.array(z.string()).optional(),
});

const progress = z.object({
  step: z.string(),
  done: z.number().int(),
  total: z.number().int().nullable(),
  rowsPerSecond: z.number().nullable(),
  etaSeconds: z.number().nullable(),
});

export const draftRecognition = z.object({
  /** The likeliest first. */
  guesses: z.array(
    z.object({
      dataset: z.string(),
      certainty,
      /** Columns that are fields of it, of all. */
      recognised: z.number().int(),
      columns: z.number().int(),
      missing: z.array(z.string()),
    }),
  ),
  /** The dataset that was named or guessed. */
  dataset: z.string().nullable(),
  columns: z.array(columnGuess),
  /** The mapping they were matched with: given now, kept from an earlier file, or empty. */
  mapping: z.record(z.string(), fieldMapping),
  /** Required fields without a column. */
  missing: z.array(z.string()),
  /** Words that are in no code list, by field. */
  unknownWords: z.record(z.string(), z.array(z.string())),
});

export const draftOutcome = z.object({
  dataset: z.string(),
  checkedAt: z.iso.datetime({ offset: true }),
  /** Newest load when it was checked. */
  asOfLoad: z.number().int(),
  /** Why nothing could be published as it is. */
  refusal: draftFault.nullable(),
  /** Null when the file was refused before the end. */
  counts: loadReport
    .pick({
      read: true,
      accepted: true,
      rejected: true,
      added: true,
      changed: true,
      removed: true,
      unchanged: true,
    })
    .nullable(),
  groups: z.array(
    z.object({
      code: z.string(),
      severity,
      field: z.string().nullable(),
      count: z.number().int(),
      /** What, why and how to mend. */
      message: words,
    }),
  ),
  /** How the coordinates were understood; null for rows without any. */
  crs: z
    .object({ crs: z.string(), label: words, certainty, reasons: z.array(words), alternatives: z.array(z.string()) })
    .nullable(),
  /** The district that nearly all rows are of, when the file was checked as one of the whole root region. */
  mainDistrict: regionCode.nullable(),
  /** True when there are problems, preview and difference to ask for. */
  inspected: z.boolean(),
});

export const draft = z.object({
  draft: z.string(),
  file: z.string(),
  bytes: z.number().int(),
  uploadedAt: z.iso.datetime({ offset: true }),
  /** When it is cleared away unless it is used. */
  keptUntil: z.iso.datetime({ offset: true }),
  state: draftState,
  options: draftOptions,
  job: z.object({ kind: z.enum(['check', 'publish']), progress: progress.nullable() }).nullable(),
  /** Why the last job ended without an outcome. */
  fault: draftFault.nullable(),
  recognition: draftRecognition.nullable(),
  outcome: draftOutcome.nullable(),
  /** True when a load was published since the check. */
  outdated: z.boolean(),
  load: z.number().int().nullable(),
});
