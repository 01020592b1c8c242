import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { indicatorRecord } from './indicators.ts';
import { asOf, basis, identifier, level, nothing, regionCode } from './shapes.ts';

export const coverageRow = z.object({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  level,
  parent: regionCode.nullable(),
  covered: z.number().int(),
  villages: z.number().int(),
  percent: z.number().nullable(),
});

export const getCoverage = endpoint({
  method: 'get',
  path: '/api/coverage',
  operationId: 'getCoverage',
  summary: 'Villages within `threshold` metres of a facility of kind `rule`, and the villages that are not',
  params: nothing,
  query: z.object({
    /** Facility kind. */
    rule: identifier.default('bus_stop'),
    metric: z.enum(['straight']).default('straight'),
    threshold: z.coerce.number().min(0).max(50_000).default(500),
    region: regionCode.optional(),
    asOf,
  }),
  response: z.object({
    rule: identifier,
    metric: z.literal('straight'),
    threshold: z.number(),
    /** The region itself and its districts and towns. */
    rows: z.array(coverageRow),
    /** Villages not covered, farthest first; `detail.distanceM` is null without a location (`detail.noLocation`). */
    gaps: z.array(indicatorRecord),
    basis,
  }),
});
