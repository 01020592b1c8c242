import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, basis, level, lonLat, nothing, regionCode } from './shapes.ts';

export const region = z.object({
  code: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  level,
  parent: regionCode.nullable(),
  seat: lonLat.nullable(),
  population: z.number().int().nullable(),
  /** Where the outline comes from; `voronoi` marks indicative areas (示意). */
  outlineSource: z.string().nullable(),
  /** west, south, east, north in degrees */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** GeoJSON geometry, WGS84; only with `outline=true`. */
  outline: z.object({ type: z.string(), coordinates: z.unknown() }).nullable().optional(),
});

export const listRegions = endpoint({
  method: 'get',
  path: '/api/regions',
  operationId: 'listRegions',
  summary:
    'Regions (区域): the children of `parent`, or the root regions; with `self=true` the parent itself comes first',
  params: nothing,
  query: z.object({
    parent: regionCode.optional(),
    self: z.enum(['true', 'false']).default('false'),
    outline: z.enum(['true', 'false']).default('false'),
    asOf,
  }),
  response: z.object({ regions: z.array(region), basis }),
});
