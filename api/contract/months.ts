import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { closedMonth, identifier, isoDate, nothing, regionCode } from './shapes.ts';

export const listMonths = endpoint({
  method: 'get',
  path: '/api/months',
  operationId: 'listMonths',
  summary: 'Closed months, the newest first: `asOf=YYYY-MM` gives their numbers as they were kept',
  params: nothing,
  query: z.object({ programme: identifier.optional(), region: regionCode.optional() }),
  response: z.object({
    root: regionCode,
    months: z.array(
      z.object({
        month: closedMonth,
        load: z.number().int(),
        asOf: isoDate,
        sample: z.boolean(),
        office: z.string().nullable(),
        post: z.string().nullable(),
        /** Digest of all numbers of the month. */
        sha256: z.string(),
        closedAt: z.string(),
      }),
    ),
  }),
});
