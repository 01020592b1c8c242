import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { asOf, basis, comparison, identifier, isoDate, level, nothing, regionCode, words } from './shapes.ts';

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
  /** Regions it is for, and where it takes the place of those for the whole level; empty is all of the level. */
  regions: z.array(regionCode),
});

export const planItem = z.object({ item: identifier, position: z.number().int(), title: words, unit: words });

export const programme = programmeSummary.extend({
  issuedOn: isoDate.nullable(),
  /** Indicators the programme watches, in order of display. */
  indicators: z.array(identifier),
  /** The same with what the programme says of each: other parameters, and words in the place of the indicator's own. */
  watched: z.array(
    z.object({
      indicator: identifier,
      params: z.record(z.string(), z.union([z.number(), z.string()])),
      title: words.nullable(),
      label: words.nullable(),
      clause: z.string().nullable(),
    }),
  ),
  /** Years of the source were overwritten: dates are shown as printed, and nothing is late by them. */
  datesAsPrinted: z.boolean(),
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
  summary: 'One programme with its targets and plan items as of a date, a load or a closed month',
  params: z.object({ id: identifier }),
  query: z.object({ asOf }),
  response: programme,
});
