import { z } from 'zod';
import { villageOrders } from '#geodata/vocabulary/coverage.ts';
import { endpoint } from './endpoint.ts';
import { asOf, closedMonth, identifier, language, nothing, reference, regionCode } from './shapes.ts';

export const progressMapQuery = z.object({
  indicator: identifier.optional(),
  region: regionCode.optional(),
  programme: identifier.optional(),
  asOf,
  threshold: z.coerce.number().min(0).max(50_000).optional(),
  lang: language.default('zh'),
});

const binary = z.unknown();
const sheet = (format: 'pdf' | 'png' | 'svg', mediaType: string) =>
  endpoint({
    method: 'get',
    path: `/api/products/progress-map.${format}`,
    operationId: `getProgressMap_${format}`,
    summary: `The A3 progress map of a region and an indicator as ${format.toUpperCase()}`,
    params: nothing,
    query: progressMapQuery,
    response: binary,
    mediaType,
  });

export const getProgressMapPdf = sheet('pdf', 'application/pdf');
export const getProgressMapPng = sheet('png', 'image/png');
export const getProgressMapSvg = sheet('svg', 'image/svg+xml');

export const getTable = endpoint({
  method: 'get',
  path: '/api/products/table.xlsx',
  operationId: 'getTable',
  summary: 'A workbook: `plan` is plan against actual, `gaps` is the list of villages not covered',
  params: nothing,
  query: z.object({
    table: z.enum(['plan', 'gaps']).default('plan'),
    programme: identifier.optional(),
    region: regionCode.optional(),
    asOf,
    rule: identifier.default('bus_stop'),
    threshold: z.coerce.number().min(0).max(50_000).default(500),
    /** From which place of a village the gaps are measured, and in what order they come. */
    reference: reference.default('either'),
    sort: z.enum(villageOrders.map(({ code }) => code) as [string, ...string[]]).default('distance'),
    lang: language.default('zh'),
  }),
  response: binary,
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

const bulletin = (format: 'txt' | 'xlsx', mediaType: string) =>
  endpoint({
    method: 'get',
    path: `/api/products/bulletin.${format}`,
    operationId: `getBulletin_${format}`,
    summary: `The monthly bulletin (通报) as ${format === 'txt' ? 'text' : 'a workbook'}, in Chinese; of a closed month from its kept numbers`,
    params: nothing,
    query: z.object({ month: closedMonth, programme: identifier.optional() }),
    response: binary,
    mediaType,
  });

export const getBulletinText = bulletin('txt', 'text/plain; charset=utf-8');
export const getBulletinWorkbook = bulletin(
  'xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
);
