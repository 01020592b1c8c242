import type { Status } from '#geodata/vocabulary/status.ts';
import type { ProgressRow } from '../../data/queries.ts';
import { statusOf } from '../../look/status-of.ts';

const worstFirst: readonly Status[] = ['behind', 'at_risk', 'on_track', 'met'];

/**
 * The plan item that is shown by district beside a scene that is about another thing: those in most need first, of
 * these the ones that most districts have a share in, one a scene, so that all of them come round. Undefined when
 * nothing is planned.
 */
export function focusItem(rows: readonly ProgressRow[], root: string, turn: number): string | undefined {
  const planned = rows.filter((row) => row.plan !== null);
  const sharing = (item: string) => planned.filter((row) => row.item === item && row.region !== root).length;
  const sorted = planned
    .filter((row) => row.region === root)
    .sort((one, other) => rank(one) - rank(other) || sharing(other.item) - sharing(one.item));
  return sorted[turn % Math.max(1, sorted.length)]?.item;
}

function rank(row: ProgressRow): number {
  const at = worstFirst.indexOf(statusOf(row.status));
  return at < 0 ? worstFirst.length : at;
}
