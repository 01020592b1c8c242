import { z } from 'zod';
import { gapReasons, villageOrders } from '#geodata/vocabulary/coverage.ts';
import { endpoint } from './endpoint.ts';
import { indicatorRecord } from './indicators.ts';
import { asOf, basis, identifier, level, lonLat, nothing, reference, regionCode } from './shapes.ts';

const threshold = z.coerce.number().min(0).max(50_000);
const state = z.enum(['success', 'gap']);

export const coverageRow = z.object({
  region: regionCode,
  name: z.string(),
  nameEn: z.string().nullable(),
  level,
  parent: regionCode.nullable(),
  covered: z.number().int(),
  villages: z.number().int(),
  percent: z.number().nullable(),
});

export const getCoverage = endpoint({
  method: 'get',
  path: '/api/coverage',
  operationId: 'getCoverage',
  summary: 'Villages within `threshold` metres of a facility of kind `rule`, and the villages that are not',
  params: nothing,
  query: z.object({
    /** Facility kind. */
    rule: identifier.default('bus_stop'),
    metric: z.enum(['straight']).default('straight'),
    reference: reference.default('either'),
    threshold: threshold.default(500),
    region: regionCode.optional(),
    asOf,
  }),
  response: z.object({
    rule: identifier,
    metric: z.literal('straight'),
    reference,
    threshold: z.number(),
    /** The region itself and its districts and towns. */
    rows: z.array(coverageRow),
    /** Villages not covered, farthest first; `detail.distanceM` is null without a location (`detail.noLocation`). */
    gaps: z.array(indicatorRecord),
    basis,
  }),
});

/** A rule and what it comes to in the region. */
export const coverageSide = z.object({
  rule: identifier,
  reference,
  threshold: z.number(),
  /** True: the rule of the programme that watches the indicator, or else the definition's own. */
  official: z.boolean(),
  villages: z.number().int(),
  covered: z.number().int(),
  noLocation: z.number().int(),
  /** Percent with four decimals; null without villages. */
  percent: z.number().nullable(),
  basis,
});

export const coverageVillage = z.object({
  key: z.string(),
  name: z.string(),
  town: regionCode.nullable(),
  townName: z.string().nullable(),
  district: regionCode.nullable(),
  districtName: z.string().nullable(),
  state,
  /** What the other side says of it; null where it does not know the village. */
  formerState: state.nullable(),
  /** Null for a village that is covered. */
  why: z.enum(gapReasons.map(({ code }) => code) as [string, ...string[]]).nullable(),
  /** From the nearer of the reference points that are asked for; null without a place or a site. */
  distanceM: z.number().nullable(),
  nearestCode: z.string().nullable(),
  nearestName: z.string().nullable(),
  measuredFrom: reference.nullable(),
  population: z.number().int().nullable(),
  households: z.number().int().nullable(),
  point: lonLat.nullable(),
  source: z.object({ load: z.number().int(), file: z.string(), row: z.number().int() }),
});

export const listCoverageVillages = endpoint({
  method: 'get',
  path: '/api/coverage/villages',
  operationId: 'listCoverageVillages',
  summary: 'Villages under a rule, held against another rule or another date, and those that flip between the two',
  params: nothing,
  query: z.object({
    rule: identifier.default('bus_stop'),
    metric: z.enum(['straight']).default('straight'),
    /** Reference point and threshold: those of the official rule unless given. */
    reference: reference.optional(),
    threshold: threshold.optional(),
    region: regionCode.optional(),
    asOf,
    /** The other side; each is the official rule, or the date of this side, unless given. */
    againstReference: reference.optional(),
    againstThreshold: threshold.optional(),
    againstAsOf: asOf,
    /** Which villages are listed; `flipped` are those the two sides judge otherwise. */
    state: z.enum(['gap', 'success', 'flipped', 'all']).default('gap'),
    why: z.enum(gapReasons.map(({ code }) => code) as [string, ...string[]]).optional(),
    sort: z.enum(villageOrders.map(({ code }) => code) as [string, ...string[]]).default('distance'),
    limit: z.coerce.number().int().min(1).max(5000).default(500),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: z.object({
    metric: z.literal('straight'),
    side: coverageSide,
    against: coverageSide,
    /** This side less the other; of the percentages in points. */
    difference: z.object({
      villages: z.number().int(),
      covered: z.number().int(),
      noLocation: z.number().int(),
      percent: z.number().nullable(),
    }),
    /** Of the villages both sides know: newly covered, newly a gap; and those only this side or only the other knows. */
    flips: z.object({
      covered: z.number().int(),
      gap: z.number().int(),
      entered: z.number().int(),
      left: z.number().int(),
    }),
    /** Villages that the filters leave, of which `villages` is a page. */
    matching: z.number().int(),
    villages: z.array(coverageVillage),
    basis,
  }),
});
