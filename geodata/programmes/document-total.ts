import { z } from 'zod';
import type { Words } from '../vocabulary/words.ts';
import { identifier, words } from './document-shapes.ts';

/** A sum for all years and regions that the text of a document prints. */
export const documentTotal = z.strictObject({
  item: identifier,
  /** Of an item that the text alone has: it is no column of the plan, so its words stand nowhere else. */
  title: words.optional(),
  unit: words.optional(),
  quantity: z.number().positive(),
  clause: z.string().min(1),
});
export type DocumentTotal = z.infer<typeof documentTotal>;

/** An item that the text names and sums up, and that no column of the plan has. */
export interface TextItem {
  readonly item: string;
  readonly title: Words;
  readonly unit: Words;
}

export function textItems(totals: readonly DocumentTotal[]): TextItem[] {
  return totals.flatMap(({ item, title, unit }) => (title && unit ? [{ item, title, unit }] : []));
}
