import type { Basis } from '#geodata/as-of.ts';
import type { Awards } from '#geodata/awards/list-awards.ts';
import type { Orders } from '#geodata/orders/list-orders.ts';
import type { Progress } from '#geodata/progress/list-progress.ts';
import type { Language, Words } from '../progress-map/map-content.ts';

export type ProgressRow = Progress['rows'][number];

/** What the plan workbook says: the answers of the progress query, one a year. */
export interface PlanContent {
  readonly lang: Language;
  readonly title: Words;
  readonly documentNo: string | null;
  readonly basis: Basis;
  readonly years: readonly Progress[];
  /** The money of the same regions; null when the programme has none for them. */
  readonly awards: Awards | null;
  /** The supervision orders of the same region; null when there are none. */
  readonly orders: Orders | null;
}

/** Regions and items of a table, in the order of the query. */
export interface PlanFrame {
  readonly regions: readonly Pick<ProgressRow, 'region' | 'name' | 'nameEn'>[];
  readonly items: readonly Pick<ProgressRow, 'item' | 'title' | 'unit'>[];
}

/** All years share one frame, so that a cell means the same on every sheet. */
export function planFrame(years: readonly Progress[]): PlanFrame {
  const regions = new Map<string, ProgressRow>();
  const items = new Map<string, ProgressRow>();
  for (const row of years.flatMap((year) => year.rows)) {
    if (!regions.has(row.region)) regions.set(row.region, row);
    if (!items.has(row.item)) items.set(row.item, row);
  }
  return { regions: [...regions.values()], items: [...items.values()] };
}
