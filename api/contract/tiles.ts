import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, identifier, regionCode } from './shapes.ts';

export const tileLayers = ['region', 'road_segment', 'village', 'facility', 'work'] as const;

/**
 * Attributes of tile features. With `indicator`, features of its dataset carry `state` (success, gap, outside).
 * region: code, name, level · road_segment: key, route, grade, class, surface, condition, maintained
 * village: key, name, town, located · facility: key, name, kinds (joined by +) · work: key, item, status
 */
export const getTile = endpoint({
  method: 'get',
  path: '/tiles/:layer/:z/:x/:y.mvt',
  operationId: 'getTile',
  summary: 'A vector tile (MVT 2.1)',
  params: z.object({
    layer: z.enum(tileLayers),
    z: z.coerce.number().int().min(0).max(18),
    x: z.coerce.number().int().min(0).max(262_143),
    y: z.coerce.number().int().min(0).max(262_143),
  }),
  query: z.object({
    indicator: identifier.optional(),
    region: regionCode.optional(),
    threshold: z.coerce.number().min(0).max(50_000).optional(),
    asOf,
  }),
  response: z.unknown(),
  mediaType: 'application/vnd.mapbox-vector-tile',
});
