import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, basis, identifier, isoDate, nothing, regionCode, status, words } from './shapes.ts';

export const progressRow = z.object({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  item: identifier,
  title: words,
  unit: words,
  year: z.number().int(),
  /** Planned quantity; null is the printed dash: not planned. */
  plan: z.number().nullable(),
  /** Finished works whose finish date lies in the year, up to `measuredOn`. */
  done: z.number(),
  /** Sum of the monthly reports of the year up to `measuredOn`. */
  reported: z.number(),
  /** Plan times the share of the year gone by (even calendar share). */
  expected: z.number().nullable(),
  /** Year-end forecast at the pace so far. */
  forecast: z.number().nullable(),
  /** done / plan in percent; null when nothing was planned ("n/a"). */
  percent: z.number().nullable(),
  status,
  reason: words,
});

export const getProgress = endpoint({
  method: 'get',
  path: '/api/progress',
  operationId: 'getProgress',
  summary: 'Plan against actual per item, region and year; `region` with `children=true` adds its districts',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    region: regionCode.optional(),
    children: z.enum(['true', 'false']).default('false'),
    asOf,
  }),
  response: z.object({
    programme: identifier,
    year: z.number().int(),
    measuredOn: isoDate,
    rows: z.array(progressRow),
    basis,
  }),
});
