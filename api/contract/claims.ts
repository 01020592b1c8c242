import { z } from 'zod';
import { claimKinds } from '#geodata/vocabulary/claim.ts';
import { endpoint } from './endpoint.ts';
import { asOf, basis, identifier, isoDate, lonLat, nothing, regionCode, words } from './shapes.ts';

export const claim = z.object({
  kind: z.enum(claimKinds),
  /** Region that answers for it. */
  region: regionCode,
  name: z.string(),
  item: z.string(),
  title: words,
  unit: words,
  year: z.number().int().nullable(),
  /** Null where the sums of a district do not agree. */
  work: z.object({ key: z.string(), name: z.string().nullable() }).nullable(),
  /** What was found, in figures. */
  found: z.string().nullable(),
  claimed: z.number().nullable(),
  evidence: z.number().nullable(),
  /** What is wrong and what to do. */
  reason: words,
  point: lonLat.nullable(),
  source: z.object({ load: z.number().int(), file: z.string(), row: z.number().int() }).nullable(),
});

export const listClaims = endpoint({
  method: 'get',
  path: '/api/claims',
  operationId: 'listClaims',
  summary: 'Claim against evidence of a year: what does not agree, and what to do',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    region: regionCode.optional(),
    kind: z.enum(claimKinds).optional(),
    asOf,
  }),
  response: z.object({
    programme: identifier,
    year: z.number().int(),
    measuredOn: isoDate,
    /** How many of each kind, whatever `kind` leaves of them. */
    counts: z.array(z.object({ kind: z.enum(claimKinds), count: z.number().int() })),
    claims: z.array(claim),
    basis,
  }),
});
