import { z } from 'zod';
import { paces } from '#geodata/vocabulary/pace.ts';
import { progressRecordKinds } from '#geodata/vocabulary/progress-record.ts';
import { endpoint } from './endpoint.ts';
import { asOf, basis, identifier, isoDate, lonLat, nothing, regionCode, status, words } from './shapes.ts';

export const progressRow = z.object({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  item: identifier,
  title: words,
  unit: words,
  year: z.number().int(),
  /** Planned quantity; null is the printed dash: not planned. */
  plan: z.number().nullable(),
  /**
   * Finished works whose finish date lies in the year, up to `measuredOn`. Where the years of the source were
   * overwritten and the plan has a single one, works and reports of any year count in it.
   */
  done: z.number(),
  /** Sum of the monthly reports of the year up to `measuredOn`. */
  reported: z.number(),
  /** `reported` less `done`: claimed without works, or (negative) done and not reported. */
  difference: z.number(),
  /** Part of `done` that was planned for a later year. */
  early: z.number(),
  /** Part of `done` that was planned for an earlier year. */
  late: z.number(),
  /** Part of `done` whose work was moved to this year. */
  moved: z.number(),
  /** Plan of the programme's years up to this one; null while all were dashes. */
  planToDate: z.number().nullable(),
  doneToDate: z.number(),
  /** What the years before left undone (negative: done ahead); null when nothing was planned in them. Not part of `plan`. */
  carried: z.number().nullable(),
  /** Plan times the share due by `measuredOn`; null also where the years of the source were overwritten. */
  expected: z.number().nullable(),
  /** By what `expected` is reckoned: even calendar share, or the programme's curve. */
  pace: z.enum(paces),
  /** Year-end forecast at the pace so far. */
  forecast: z.number().nullable(),
  /** The rest of the year at the slowest and the fastest pace of three full months in a row; null with fewer than four. */
  forecastRange: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** done / plan in percent; null when nothing was planned ("n/a"). */
  percent: z.number().nullable(),
  status,
  reason: words,
});

export const getProgress = endpoint({
  method: 'get',
  path: '/api/progress',
  operationId: 'getProgress',
  summary: 'Plan against actual per item, region and year; `region` with `children=true` adds its districts',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    region: regionCode.optional(),
    children: z.enum(['true', 'false']).default('false'),
    asOf,
  }),
  response: z.object({
    programme: identifier,
    year: z.number().int(),
    measuredOn: isoDate,
    rows: z.array(progressRow),
    basis,
  }),
});

export const progressMonth = z.object({
  /** 1 to 12; where one printed year stands for all, of the year of `measuredOn`. */
  month: z.number().int(),
  /** Last day of the month that counts. */
  until: isoDate,
  /** Begun by `measuredOn`. The figures of a month that is not are null. */
  begun: z.boolean(),
  done: z.number().nullable(),
  /** Finished works behind `done`. */
  works: z.number().int().nullable(),
  reported: z.number().nullable(),
  difference: z.number().nullable(),
  doneToDate: z.number().nullable(),
  reportedToDate: z.number().nullable(),
  /** Due by the end of the month; null when not planned, or where the years of the source were overwritten. */
  expectedToDate: z.number().nullable(),
  /** Reports of this month that a later load changed: what they said first. */
  corrections: z.array(
    z.object({
      region: regionCode,
      name: z.string(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      load: z.number().int(),
      file: z.string(),
    }),
  ),
});

export const listProgressMonths = endpoint({
  method: 'get',
  path: '/api/progress/months',
  operationId: 'listProgressMonths',
  summary: 'Plan against actual of one item and region by month, with the corrections of past months',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    item: identifier,
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    region: regionCode.optional(),
    asOf,
  }),
  response: z.object({
    programme: identifier,
    year: z.number().int(),
    measuredOn: isoDate,
    row: progressRow,
    months: z.array(progressMonth).length(12),
    basis,
  }),
});

export const totalRow = z.object({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  item: identifier,
  title: words,
  unit: words,
  /** As the text prints it: one sum for all, so it is null in any region but the root. */
  quantity: z.number().nullable(),
  /** Plan of the region over all years; null where nothing is planned, and of an item that the text alone has. */
  planned: z.number().nullable(),
  /** Finished works of all years up to `measuredOn`: `doneToDate` of the last year in /api/progress. */
  done: z.number(),
  /** done / quantity in percent; where no quantity is given, done / planned. Null without a whole, and without works. */
  percent: z.number().nullable(),
  /** The words of the document. */
  clause: z.string(),
  /** No column of the plan has the item: works of it are loaded, but it has no plan by year and no reports. */
  textOnly: z.boolean(),
  /** A work of the item was loaded, in any region and whatever its status. */
  hasWorks: z.boolean(),
});

export const listProgressTotals = endpoint({
  method: 'get',
  path: '/api/progress/totals',
  operationId: 'listProgressTotals',
  summary:
    'The totals that the text of the document prints, of plan items and of items of the text alone, and what was done',
  params: nothing,
  query: z.object({ programme: identifier.optional(), region: regionCode.optional(), asOf }),
  response: z.object({
    programme: identifier,
    /** Years that count: those of the programme, or the printed one that stands for all. */
    years: z.object({ first: z.number().int(), last: z.number().int() }),
    measuredOn: isoDate,
    rows: z.array(totalRow),
    basis,
  }),
});

export const progressRecord = z.object({
  kind: z.enum(progressRecordKinds),
  /** Natural key of the record in its dataset. */
  key: z.string(),
  name: z.string(),
  region: regionCode.nullable(),
  regionName: z.string().nullable(),
  quantity: z.number().nullable(),
  /** Month it counts in, as its first day. */
  month: isoDate.nullable(),
  /** Of works: against the year they were planned for or moved to. */
  timing: z.enum(['early', 'late']).nullable(),
  planYear: z.number().int().nullable(),
  movedToYear: z.number().int().nullable(),
  movedReason: z.string().nullable(),
  status: z.string().nullable(),
  finishedOn: isoDate.nullable(),
  acceptedOn: isoDate.nullable(),
  /** It serves this item as its second one. */
  isSecondItem: z.boolean(),
  point: lonLat.nullable(),
  source: z.object({ load: z.number().int(), file: z.string(), row: z.number().int() }),
});

export const listProgressRecords = endpoint({
  method: 'get',
  path: '/api/progress/records',
  operationId: 'listProgressRecords',
  summary:
    'The records behind plan, done and reported of one item, region and year (or all years to it), and open works',
  params: nothing,
  query: z.object({
    programme: identifier.optional(),
    item: identifier,
    kind: z.enum(progressRecordKinds).default('done'),
    year: z.coerce.number().int().min(1990).max(2100).optional(),
    /** Of all years up to `year`, which is the last one unless given: what `doneToDate` and the totals are made of. */
    toDate: z.enum(['true', 'false']).default('false'),
    /** Only of this month, 1 to 12. */
    month: z.coerce.number().int().min(1).max(12).optional(),
    region: regionCode.optional(),
    asOf,
    limit: z.coerce.number().int().min(1).max(5000).default(100),
    cursor: z.string().max(200).optional(),
  }),
  response: z.object({
    programme: identifier,
    year: z.number().int(),
    records: z.array(progressRecord),
    /** Over all matching records, not only this page. */
    total: z.object({ count: z.number().int(), quantity: z.number() }),
    nextCursor: z.string().nullable(),
    basis,
  }),
});
