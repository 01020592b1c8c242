import { z } from 'zod';
import { comparisons } from '#geodata/vocabulary/comparison.ts';
import { regionLevels } from '#geodata/vocabulary/region-level.ts';
import { statuses } from '#geodata/vocabulary/status.ts';
import { referencePoints } from '#geodata/vocabulary/village.ts';

export const nothing = z.object({});

/** Region code: digits for China, letters and hyphens elsewhere. */
export const regionCode = z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'a region code of letters, digits and hyphens');
export const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'an identifier of small letters, digits, - and _');
export const isoDate = z.iso.date();
export const level = z.enum(regionLevels);
export const status = z.enum(statuses.map((entry) => entry.code) as [string, ...string[]]);
export const comparison = z.enum(comparisons);
/** 参照点: which of the two places of a village counts. */
export const reference = z.enum(referencePoints.map(({ code }) => code) as [string, ...string[]]);
export const language = z.enum(['zh', 'en']);

/** A closed month. */
export const closedMonth = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, 'a month as YYYY-MM');

/** `asOf`: a date, a closed month, or the number of a load. Without it: the newest load. */
export const moment = z.union(
  [isoDate, closedMonth, z.string().regex(/^[1-9][0-9]{0,8}$/)],
  'a date (YYYY-MM-DD), a closed month (YYYY-MM) or the number of a load',
);
export const asOf = moment.optional();

/** What a number rests on; every answer with numbers carries it. */
export const basis = z.object({
  /** Data date (数据截止日期) of the newest load up to `load`. */
  asOf: isoDate.nullable(),
  /** Newest load the numbers rest on; 0 before any load. */
  load: z.number().int(),
  /** True when any load up to `load` is demonstration data (演示数据). */
  sample: z.boolean(),
  /** The closed month whose kept numbers these are. */
  month: closedMonth.optional(),
});

export const words = z.object({ zh: z.string(), en: z.string() });
export const lonLat = z.tuple([z.number(), z.number()]);
