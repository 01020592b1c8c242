import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, basis, isoDate, lonLat, regionCode, words } from './shapes.ts';

export const recordField = z.object({
  name: z.string(),
  label: words,
  /** As the page shows it; codes in words. */
  text: words,
});

export const getRecord = endpoint({
  method: 'get',
  path: '/api/records/:dataset',
  operationId: 'getRecord',
  summary: 'One record with all that it says, down to the row of the file it came from',
  params: z.object({ dataset: z.enum(['village', 'road_segment', 'facility', 'work']) }),
  query: z.object({ key: z.string().min(1).max(200), region: regionCode.optional(), asOf }),
  response: z.object({
    dataset: z.string(),
    key: z.string(),
    name: z.string(),
    district: regionCode.nullable(),
    districtName: z.string().nullable(),
    town: regionCode.nullable(),
    townName: z.string().nullable(),
    point: lonLat.nullable(),
    fields: z.array(recordField),
    source: z.object({ load: z.number().int(), file: z.string(), row: z.number().int(), dataDate: isoDate.nullable() }),
    basis,
  }),
});
