import { z } from 'zod';
import { checkBody, draft, draftOptions, publishBody, severity } from './draft-shapes.ts';
import { endpoint } from './endpoint.ts';
import { loadReport } from './loads.ts';
import { nothing, words } from './shapes.ts';

const one = z.object({ draft: z.string().regex(/^[0-9a-f]{32}$/, 'the id of a draft') });

export const createDraft = endpoint({
  method: 'post',
  path: '/api/drafts',
  operationId: 'createDraft',
  summary: 'Upload a file (multipart field `file`) to be recognised and checked; publishes nothing',
  changes: true,
  params: nothing,
  query: draftOptions.omit({ mapping: true }).partial(),
  response: draft,
});

export const listDrafts = endpoint({
  method: 'get',
  path: '/api/drafts',
  operationId: 'listDrafts',
  summary: 'Uploaded files that wait, newest first',
  restricted: true,
  params: nothing,
  query: nothing,
  response: z.object({
    drafts: z.array(draft.pick({ draft: true, file: true, bytes: true, uploadedAt: true, state: true, load: true })),
    /** Largest file that is taken. */
    limitBytes: z.number().int(),
    keptDays: z.number().int(),
  }),
});

export const getDraft = endpoint({
  method: 'get',
  path: '/api/drafts/:draft',
  operationId: 'getDraft',
  summary: 'An uploaded file: what was recognised, how far its job is, what the check found',
  restricted: true,
  params: one,
  query: nothing,
  response: draft,
});

export const checkDraft = endpoint({
  method: 'post',
  path: '/api/drafts/:draft/check',
  operationId: 'checkDraft',
  summary: 'Check again, with other options or another mapping; answers before the check is done',
  changes: true,
  params: one,
  query: nothing,
  body: checkBody,
  response: draft,
});

export const publishDraft = endpoint({
  method: 'post',
  path: '/api/drafts/:draft/publish',
  operationId: 'publishDraft',
  summary: 'Publish a checked file; answers before it is done. The dataset is named to confirm it',
  changes: true,
  params: one,
  query: nothing,
  body: publishBody,
  response: draft,
});

export const discardDraft = endpoint({
  method: 'delete',
  path: '/api/drafts/:draft',
  operationId: 'discardDraft',
  summary: 'Clear an uploaded file away; what was published from it stays',
  changes: true,
  params: one,
  query: nothing,
  response: z.object({ discarded: z.literal(true) }),
});

export const listDraftProblems = endpoint({
  method: 'get',
  path: '/api/drafts/:draft/problems',
  operationId: 'listDraftProblems',
  summary: 'Faults of the rows, gravest first, of each kind the first 500; `total` counts those listed',
  restricted: true,
  params: one,
  query: z.object({
    code: z.string().max(80).optional(),
    severity: severity.optional(),
    field: z.string().max(80).optional(),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({
    total: z.number().int(),
    problems: z.array(
      z.object({
        row: z.number().int(),
        code: z.string(),
        severity,
        field: z.string().nullable(),
        value: z.string().nullable(),
        key: z.string().nullable(),
        message: words,
        /** Longitude and latitude; null where the row has no place. */
        point: z.tuple([z.number(), z.number()]).nullable(),
      }),
    ),
  }),
});

export const previewDraft = endpoint({
  method: 'get',
  path: '/api/drafts/:draft/preview',
  operationId: 'previewDraft',
  summary: 'At most 3,000 rows as GeoJSON in WGS 84, half of them with faults where there are so many',
  restricted: true,
  params: one,
  query: nothing,
  response: z.object({
    type: z.literal('FeatureCollection'),
    /** Rows with a geometry in the whole file. */
    placed: z.number().int(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        geometry: z.unknown(),
        properties: z.object({
          row: z.number().int(),
          key: z.string().nullable(),
          fate: z.enum(['added', 'changed', 'unchanged', 'rejected']),
          severity: severity.nullable(),
        }),
      }),
    ),
  }),
});

const differentRecord = z.object({
  key: z.string(),
  row: z.number().int().nullable(),
  name: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
});

export const compareDraft = endpoint({
  method: 'get',
  path: '/api/drafts/:draft/difference',
  operationId: 'compareDraft',
  summary:
    'What publishing would add, change and end against what stands: the counts and the first 300 records of each',
  restricted: true,
  params: one,
  query: nothing,
  response: z.object({
    counts: loadReport.pick({ added: true, changed: true, removed: true, unchanged: true }),
    added: z.array(differentRecord),
    changed: z.array(differentRecord),
    removed: z.array(differentRecord),
  }),
});

export const getDraftReport = endpoint({
  method: 'get',
  path: '/api/drafts/:draft/report.xlsx',
  operationId: 'getDraftReport',
  summary: 'The workbook with the faulty cells marked',
  restricted: true,
  params: one,
  query: nothing,
  response: z.unknown(),
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
