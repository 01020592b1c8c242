import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { identifier, isoDate, nothing, regionCode } from './shapes.ts';

export const problemCount = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  count: z.number().int(),
});

/** What a column of the file was taken for; `field` is null when it is not read. */
export const columnGuess = z.object({
  column: z.string(),
  field: z.string().nullable(),
  how: z.enum(['name', 'alias', 'cut', 'unit', 'mapping', 'saved', 'none']),
  samples: z.array(z.string()),
  personal: z.literal(true).optional(),
  maybe: z.string().optional(),
});

/** How the coordinates were understood: `degrees`, `gcj02`, `bd09` or `epsg:CODE`, and how sure that is. */
const crsGuess = z.object({ crs: z.string(), certainty: z.enum(['certain', 'likely', 'unsure']) });

export const load = z.object({
  load: z.number().int(),
  kind: z.enum(['publish', 'undo']),
  dataset: z.string(),
  rootRegion: regionCode,
  programme: identifier.nullable(),
  region: regionCode,
  mode: z.string(),
  file: z.string(),
  dataDate: isoDate,
  sample: z.boolean(),
  read: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  unchanged: z.number().int(),
  problems: z.array(problemCount),
  undoes: z.number().int().nullable(),
  /** The undoing that holds now; null while the load is in force. */
  undoneBy: z.number().int().nullable(),
  publishedAt: z.iso.datetime({ offset: true }),
});

export const listLoads = endpoint({
  method: 'get',
  path: '/api/loads',
  operationId: 'listLoads',
  summary: 'Loads, newest first',
  params: nothing,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(500).default(50),
    before: z.coerce.number().int().optional(),
  }),
  response: z.object({ loads: z.array(load) }),
});

/** The same object that `etl load --json` prints. */
export const loadReport = z.object({
  /** Number of the load; null for a dry run. */
  load: z.number().int().nullable(),
  dataset: z.string(),
  read: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  removed: z.number().int(),
  unchanged: z.number().int(),
  problems: z.array(problemCount),
  /** The load that read the same file with the same outcome before, when nothing had to be read again. */
  repeats: z.number().int().nullable(),
  columns: z.array(columnGuess).optional(),
  crs: crsGuess.nullable().optional(),
});

export const createLoad = endpoint({
  method: 'post',
  path: '/api/loads',
  operationId: 'createLoad',
  summary: 'Upload a file (multipart field `file`) and load it',
  changes: true,
  params: nothing,
  query: z.object({
    dataset: identifier,
    programme: identifier.optional(),
    region: regionCode.optional(),
    crs: z.string().max(40).optional(),
    layer: z.string().max(200).optional(),
    mode: z.enum(['guarded', 'replace', 'merge']).default('guarded'),
    dataDate: isoDate.optional(),
    dryRun: z.enum(['true', 'false']).default('false'),
  }),
  response: loadReport,
});

export const undoLoad = endpoint({
  method: 'post',
  path: '/api/loads/:load/undo',
  operationId: 'undoLoad',
  summary: 'Restore the state before a load, as a new load',
  changes: true,
  params: z.object({ load: z.coerce.number().int().positive() }),
  query: nothing,
  response: loadReport,
});

export const listLoadProblems = endpoint({
  method: 'get',
  path: '/api/loads/:load/problems',
  operationId: 'listLoadProblems',
  summary: 'What was found in the file of a load, by kind and field, gravest first',
  params: z.object({ load: z.coerce.number().int().positive().max(999_999_999) }),
  query: nothing,
  response: z.object({
    groups: z.array(
      z.object({
        code: z.string(),
        severity: problemCount.shape.severity,
        field: z.string().nullable(),
        message: z.string(),
        count: z.number().int(),
        /** The first rows. */
        rows: z.array(z.number().int()),
      }),
    ),
  }),
});
