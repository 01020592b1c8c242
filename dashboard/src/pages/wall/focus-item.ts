import type { ProgressRow } from '../../data/queries.ts';
import { statusOf } from '../../look/status-of.ts';

const worstFirst = ['behind', 'at_risk', 'on_track', 'met'] as const;

/**
 * The plan item that is shown by district beside a scene that is about another thing: those in most need first, one
 * a scene, so that all of them come round. Undefined when nothing is planned.
 */
export function focusItem(rows: readonly ProgressRow[], turn: number): string | undefined {
  const planned = rows.filter((row) => row.plan !== null);
  const sorted = worstFirst.flatMap((status) => planned.filter((row) => statusOf(row.status) === status));
  return sorted[turn % Math.max(1, sorted.length)]?.item;
}
