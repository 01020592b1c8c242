import { z } from 'zod';
import { densitySubjects } from '#geodata/vocabulary/density.ts';
import { endpoint } from './endpoint.ts';
import { asOf, basis, lonLat, nothing, reference, regionCode } from './shapes.ts';
import { tileLayers } from './tiles.ts';

export const mapClass = z.object({
  attribute: z.string(),
  /** As the tiles carry it; null where it is not given. */
  code: z.string().nullable(),
  /** Records that are drawn. */
  count: z.number().int(),
  /** Null for what has no length. */
  lengthKm: z.number().nullable(),
});

export const listMapClasses = endpoint({
  method: 'get',
  path: '/api/map/classes',
  operationId: 'listMapClasses',
  summary: 'What a legend says of each layer of tiles: the classes that occur in a region, with counts and kilometres',
  params: nothing,
  query: z.object({ region: regionCode.optional(), asOf }),
  response: z.object({
    layers: z.array(
      z.object({
        layer: z.enum(tileLayers),
        drawn: z.number().int(),
        /** Records without geometry, which count and cannot be seen. */
        withoutPlace: z.number().int(),
        classes: z.array(mapClass),
      }),
    ),
    basis,
  }),
});

export const getDensity = endpoint({
  method: 'get',
  path: '/api/map/density',
  operationId: 'getDensity',
  summary: 'How many records lie in each cell of a grid of hexagons; cells without any are left out',
  params: nothing,
  query: z.object({
    of: z.enum(densitySubjects.map(({ code }) => code) as [string, ...string[]]).default('gap'),
    /** Side of a hexagon, km. */
    cellKm: z.coerce.number().min(0.25).max(50).default(2),
    region: regionCode.optional(),
    threshold: z.coerce.number().min(0).max(50_000).optional(),
    reference: reference.optional(),
    asOf,
  }),
  response: z.object({
    of: z.string(),
    cellKm: z.number(),
    cells: z.array(
      z.object({
        centre: lonLat,
        /** The six corners and the first again. */
        ring: z.array(lonLat),
        /** Records, or people where these are asked for. */
        value: z.number().int(),
      }),
    ),
    basis,
  }),
});

export const getBaseMap = endpoint({
  method: 'get',
  path: '/api/map/base',
  operationId: 'getBaseMap',
  summary: 'The base map of the settings; null where maps are drawn from our own data alone',
  params: nothing,
  query: nothing,
  response: z.object({
    baseMap: z
      .object({
        /** Templates of tiles, the lowest first. */
        tiles: z.array(z.string()),
        /** `gcj02`: what is drawn over it is to be shifted, and tiles asked with `datum=gcj02`. */
        crs: z.enum(['wgs84', 'gcj02']),
        attribution: z.string(),
      })
      .nullable(),
  }),
});
