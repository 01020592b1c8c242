import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { identifier, nothing, words } from './shapes.ts';

/** What a column of a file can be mapped to. */
const field = z.object({
  field: z.string(),
  label: words,
  type: z.string(),
  required: z.boolean(),
  /** Words of its code list, for a field that has one. */
  codes: z.array(z.object({ code: z.string(), label: words })).optional(),
});

export const listDatasets = endpoint({
  method: 'get',
  path: '/api/datasets',
  operationId: 'listDatasets',
  summary: 'Datasets with the fields that a file can bring',
  params: nothing,
  query: nothing,
  response: z.object({
    datasets: z.array(
      z.object({
        dataset: z.string(),
        label: words,
        /** True when its rows belong to a programme. */
        perProgramme: z.boolean(),
        key: z.array(z.string()),
        fields: z.array(field),
        /** Columns of places: what problems and differences of them are called by. */
        places: z.array(z.object({ field: z.string(), label: words })),
      }),
    ),
  }),
});

export const getTemplate = endpoint({
  method: 'get',
  path: '/api/templates/:dataset.xlsx',
  operationId: 'getTemplate',
  summary: 'An empty workbook with headers, notes and code lists',
  params: z.object({ dataset: identifier }),
  query: nothing,
  response: z.unknown(),
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});
