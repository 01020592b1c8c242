import { z } from 'zod';
import { chainageFaults, searchKinds } from '#geodata/vocabulary/search.ts';
import { endpoint } from './endpoint.ts';
import { asOf, basis, level, lonLat, nothing, regionCode } from './shapes.ts';

export const searchHit = z.object({
  kind: z.enum(searchKinds.map(({ code }) => code) as [string, ...string[]]),
  /** Key in its dataset; of a chainage, that of the segment it lies in. Null where there is none. */
  key: z.string().nullable(),
  name: z.string(),
  /** Code by which it was or could have been found: of a region, village, route, site or work. */
  code: z.string(),
  level: level.nullable(),
  district: regionCode.nullable(),
  districtName: z.string().nullable(),
  town: regionCode.nullable(),
  townName: z.string().nullable(),
  /** Null: it has no place on the map. */
  point: lonLat.nullable(),
  /** west, south, east, north of what has an extent. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** Only of a chainage. */
  chainage: z
    .object({
      km: z.number(),
      /** Null: it was placed on the line. */
      fault: z.enum(chainageFaults.map(({ code }) => code) as [string, ...string[]]).nullable(),
      /** Where it is not placed: the nearest chainages that segments hold, before and after it; null at the ends. */
      before: z.number().nullable(),
      after: z.number().nullable(),
    })
    .nullable(),
});

export const searchPlaces = endpoint({
  method: 'get',
  path: '/api/search',
  operationId: 'searchPlaces',
  summary: 'Places by name, code or chainage (`X101 K12+300`), the best first; an empty question finds nothing',
  params: nothing,
  query: z.object({
    q: z.string().max(200).default(''),
    /** Of which data: the root region this one belongs to. */
    region: regionCode.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(12),
    asOf,
  }),
  response: z.object({ q: z.string(), hits: z.array(searchHit), basis }),
});
