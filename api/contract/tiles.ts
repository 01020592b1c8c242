import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, identifier, reference, regionCode } from './shapes.ts';

export const tileLayers = ['region', 'road_segment', 'village', 'facility', 'work', 'water'] as const;

/**
 * Attributes of tile features. With `indicator`, features of its dataset carry `state` (success, gap, outside).
 * region: code, name, level · road_segment: key, route, grade, class, surface, condition, maintained
 * village: key, name, town, located · facility: key, name, kinds (joined by +), status, service
 * work: key, name, item, status, year (a finished one counts in) · water: key, name, kind
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
    /** Threshold and reference point in the place of those that the indicator is watched with. */
    threshold: z.coerce.number().min(0).max(50_000).optional(),
    reference: reference.optional(),
    /** `gcj02`: coordinates shifted for display over a base map of that datum, and for nothing else. */
    datum: z.enum(['wgs84', 'gcj02']).default('wgs84'),
    asOf,
  }),
  response: z.unknown(),
  mediaType: 'application/vnd.mapbox-vector-tile',
});
