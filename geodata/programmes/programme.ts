import { z } from 'zod';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { RegionLevel } from '../vocabulary/region-level.ts';
import { identifier, isoDate, regionCode, words } from './document-shapes.ts';
import type { Funding } from './funding.ts';
import { statusLimits } from './status-limits.ts';

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

/** A programme folder, read and checked. */
export interface Programme extends ProgrammeDocument {
  readonly targets: readonly ProgrammeTarget[];
  readonly plan: readonly PlanCell[];
  readonly funding: Funding | undefined;
}
