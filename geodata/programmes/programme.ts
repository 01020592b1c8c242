import { z } from 'zod';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';
import { identifier, isoDate, regionCode, words } from './document-shapes.ts';
import { documentTotal } from './document-total.ts';
import type { Funding } from './funding.ts';
import { paceDocument } from './pace.ts';
import { statusLimits } from './status-limits.ts';

const region = z.strictObject({
  code: regionCode,
  name: z.string().min(1),
  nameEn: z.string().min(1).optional(),
});

/** An indicator as a programme watches it; its words take the place of the indicator's own. */
export const watchedIndicator = z.strictObject({
  id: identifier,
  /** Parameters other than the indicator's own. */
  params: z.record(z.string(), z.union([z.number(), z.string()])).default({}),
  title: words.optional(),
  label: words.optional(),
  /** Words of the document that the indicator stands for. */
  clause: z.string().min(1).optional(),
});
export type WatchedIndicator = z.infer<typeof watchedIndicator>;

/** Supervision orders (督办单) of a programme. */
export const orderRules = z.strictObject({
  /** Days from the issue of an order to its due date, where none is given. */
  answerDays: z.int().min(1).max(366),
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
  /** Other regions of the plan table: towns, or the root itself where the document names one sum for all. */
  regions: z.array(region).default([]),
  /** The years in the source were overwritten: they are kept as printed, and nothing is called late by them. */
  datesAsPrinted: z.boolean().default(false),
  indicators: z.array(watchedIndicator),
  /** Columns of the plan table in the order printed; `headers` are all printed variants of the head. */
  items: z
    .array(z.strictObject({ item: identifier, title: words, unit: words, headers: z.array(z.string().min(1)).min(1) }))
    .default([]),
  /** Sums that the text prints: of plan items, and of items that the text alone has. */
  totals: z.array(documentTotal).default([]),
  status: statusLimits.prefault({}),
  orders: orderRules.optional(),
  /** Curves by which the plan falls due within a year, where the programme gives them. */
  pace: paceDocument.prefault({}),
});
export type ProgrammeDocument = z.infer<typeof programmeDocument>;

/** Regions that a row of the plan may be for. */
export function planRegions({ districts, regions }: ProgrammeDocument): ProgrammeDocument['districts'] {
  return [...districts, ...regions];
}

/** A line of `targets.csv`. */
export interface ProgrammeTarget {
  readonly targetCode: string;
  readonly indicator: string;
  readonly level: RegionLevel;
  readonly operator: Comparison;
  readonly value: number;
  readonly dueOn: string;
  readonly clause: string;
  /** Codes of the regions it is for; none is all of its level. */
  readonly regions: readonly string[];
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

/** A programme folder, read and checked. */
export interface Programme extends ProgrammeDocument {
  readonly targets: readonly ProgrammeTarget[];
  readonly plan: readonly PlanCell[];
  readonly funding: Funding | undefined;
}
