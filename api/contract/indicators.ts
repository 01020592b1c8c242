import { z } from 'zod';
import { recordStates } from '#geodata/vocabulary/record-state.ts';
import { endpoint } from './endpoint.ts';
import {
  asOf,
  basis,
  comparison,
  identifier,
  isoDate,
  level,
  lonLat,
  nothing,
  regionCode,
  status,
  words,
} from './shapes.ts';

export const indicator = z.object({
  id: identifier,
  version: z.number().int(),
  title: words,
  /** Short label for key figures. */
  label: words,
  /** What each record weighs: km, villages, towns. */
  weightUnit: words,
  unit: z.literal('%'),
  dataset: z.string(),
  /** Datasets whose loads change its values. */
  reads: z.array(z.string()),
  clause: z.string(),
  method: words,
  levels: z.array(level),
  /** Short words for a record that succeeds and for one that counts and does not. */
  states: z.object({ success: words, gap: words }),
  /** Other weights that may be asked for with `weighting`, and what they add up to. */
  weightings: z.record(z.string(), words),
  /** Parameters with their defaults, e.g. `thresholdM`. */
  params: z.record(z.string(), z.union([z.number(), z.string()])),
});

export const listIndicators = endpoint({
  method: 'get',
  path: '/api/indicators',
  operationId: 'listIndicators',
  summary: 'Indicators (指标) with clause and method',
  params: nothing,
  query: nothing,
  response: z.object({ indicators: z.array(indicator) }),
});

/** Another weight than the indicator's own, e.g. `population`: see `weightings` of the indicator. */
const weighting = identifier.optional();

export const valueTarget = z.object({
  code: z.string(),
  operator: comparison,
  value: z.number(),
  dueOn: isoDate,
  clause: z.string(),
});

export const indicatorValue = z.object({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  level,
  parent: regionCode.nullable(),
  /** Percent with four decimals; null when nothing counts. */
  value: z.number().nullable(),
  /** Weight of the records that succeed, in `weightUnit`. */
  success: z.number(),
  /** Weight of the records that count, in `weightUnit`. */
  population: z.number(),
  successCount: z.number().int(),
  populationCount: z.number().int(),
  unit: z.literal('%'),
  target: valueTarget.nullable(),
  status,
  /** Why the status is what it is, in one sentence. */
  reason: words,
});

export const getValues = endpoint({
  method: 'get',
  path: '/api/values',
  operationId: 'getValues',
  summary: 'Values of an indicator: of `region` itself, or of its descendants at `level`',
  params: nothing,
  query: z.object({
    indicator: identifier,
    region: regionCode.optional(),
    level: level.optional(),
    programme: identifier.optional(),
    weighting,
    asOf,
  }),
  response: z.object({
    indicator: identifier,
    version: z.number().int(),
    /** What success and population add up to: km, villages, people. */
    weightUnit: words,
    values: z.array(indicatorValue),
    basis,
  }),
});

export const indicatorRecord = z.object({
  /** Natural key of the record in its dataset. */
  key: z.string(),
  name: z.string(),
  town: regionCode.nullable(),
  townName: z.string().nullable(),
  district: regionCode.nullable(),
  districtName: z.string().nullable(),
  state: z.enum(recordStates),
  weight: z.number(),
  /** A point on the record, for the map; null when it has no geometry. */
  point: lonLat.nullable(),
  /** Further facts that the indicator shows, e.g. `distanceM`. */
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Source file and row the record came from. */
  source: z.object({ load: z.number().int(), file: z.string(), row: z.number().int() }),
});

export const listRecords = endpoint({
  method: 'get',
  path: '/api/indicators/:id/records',
  operationId: 'listRecords',
  summary: 'The records behind a value: the trace (`all`, `success`) and the gap list (`gap`)',
  params: z.object({ id: identifier }),
  query: z.object({
    region: regionCode.optional(),
    state: z.enum(['success', 'gap', 'all']).default('all'),
    programme: identifier.optional(),
    weighting,
    asOf,
    limit: z.coerce.number().int().min(1).max(5000).default(100),
    cursor: z.string().max(200).optional(),
  }),
  response: z.object({
    indicator: identifier,
    version: z.number().int(),
    records: z.array(indicatorRecord),
    /** Sums over all matching records, not only this page. */
    total: z.object({ count: z.number().int(), weight: z.number() }),
    nextCursor: z.string().nullable(),
    basis,
  }),
});
