import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { basis, comparison, identifier, isoDate, level, nothing, regionCode, words } from './shapes.ts';

export const programmeSummary = z.object({
  id: identifier,
  title: words,
  documentNo: z.string().nullable(),
  rootRegion: regionCode,
  startsOn: isoDate,
  endsOn: isoDate,
});

export const target = z.object({
  code: z.string(),
  indicator: identifier,
  level,
  operator: comparison,
  value: z.number(),
  dueOn: isoDate,
  clause: z.string(),
});

export const planItem = z.object({ item: identifier, position: z.number().int(), title: words, unit: words });

export const programme = programmeSummary.extend({
  issuedOn: isoDate.nullable(),
  /** Indicators the programme watches, in order of display. */
  indicators: z.array(identifier),
  targets: z.array(target),
  items: z.array(planItem),
  years: z.array(z.number().int()),
  basis,
});

export const listProgrammes = endpoint({
  method: 'get',
  path: '/api/programmes',
  operationId: 'listProgrammes',
  summary: 'Programmes (行动计划)',
  params: nothing,
  query: nothing,
  response: z.object({ programmes: z.array(programmeSummary) }),
});

export const getProgramme = endpoint({
  method: 'get',
  path: '/api/programmes/:id',
  operationId: 'getProgramme',
  summary: 'One programme with its targets and plan items',
  params: z.object({ id: identifier }),
  query: nothing,
  response: programme,
});
