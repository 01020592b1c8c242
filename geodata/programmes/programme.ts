import { z } from 'zod';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';
import { statusLimits } from './status-limits.ts';

const identifier = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'use small letters, digits, - and _');
const regionCode = z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'write the region code as text, in quotes');
const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const isoDate = z.iso.date('write the date as YYYY-MM-DD');

const region = z.strictObject({
  code: regionCode,
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
});

/** `programme.yaml`. */
export const programmeDocument = z.strictObject({
  id: identifier,
  title: words,
  documentNo: z.string().min(1).optional(),
  issuedOn: isoDate.optional(),
  startsOn: isoDate,
  endsOn: isoDate,
  /** Topmost region the programme is for. */
  rootRegion: region,
  /** Districts as the plan table names them. */
  districts: z.array(region).default([]),
  indicators: z.array(
    z.strictObject({
      id: identifier,
      /** Parameters other than the indicator's own. */
      params: z.record(z.string(), z.union([z.number(), z.string()])).default({}),
    }),
  ),
  /** Columns of the plan table in the order printed; `headers` are all printed variants of the head. */
  items: z
    .array(z.strictObject({ item: identifier, title: words, unit: words, headers: z.array(z.string().min(1)).min(1) }))
    .default([]),
  status: statusLimits.prefault({}),
});
export type ProgrammeDocument = z.infer<typeof programmeDocument>;

/** A line of `targets.csv`. */
export interface ProgrammeTarget {
  readonly targetCode: string;
  readonly indicator: string;
  readonly level: RegionLevel;
  readonly operator: Comparison;
  readonly value: number;
  readonly dueOn: string;
  readonly clause: string;
  readonly line: number;
}

/** A cell of `plan.csv`; `quantity` null is the printed dash: not planned. */
export interface PlanCell {
  readonly item: string;
  readonly districtCode: string;
  readonly year: number;
  readonly quantity: number | null;
  readonly line: number;
}

const yearAmounts = z.record(z.string().regex(/^\d{4}$/, 'a year'), z.number().nonnegative());

/** `funding.yaml`: the money of the programme and how it is paid out. */
export const fundingDocument = z.strictObject({
  unit: words,
  total: z.number().positive(),
  clause: z.string().min(1),
  awards: z.array(
    z
      .strictObject({
        id: identifier,
        title: words,
        districts: z.array(regionCode).min(1),
        /** Whole award of each of the districts. */
        amountEach: z.number().positive(),
        amounts: yearAmounts.optional(),
        /** Parts of `amountEach` by year, instead of `amounts`. */
        shares: yearAmounts.optional(),
        clause: z.string().min(1),
      })
      .refine((award) => (award.amounts === undefined) !== (award.shares === undefined), 'give amounts or shares'),
  ),
  /** Parts in which the money of a year is paid. */
  schedule: z.array(
    z.strictObject({
      id: identifier,
      share: z.number().gt(0).max(1),
      when: words,
      checkedBy: z.string().optional(),
      paidBy: z.string().optional(),
      clause: z.string().min(1),
    }),
  ),
});
export type Funding = z.infer<typeof fundingDocument>;

/** A programme folder, read and checked. */
export interface Programme extends ProgrammeDocument {
  readonly targets: readonly ProgrammeTarget[];
  readonly plan: readonly PlanCell[];
  readonly funding: Funding | undefined;
}
