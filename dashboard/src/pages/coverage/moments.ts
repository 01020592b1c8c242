import type { Load } from '../../data/queries.ts';

/** A point in time that can be asked for; `asOf` undefined is the newest. */
export interface Moment {
  readonly asOf: string | undefined;
  /** The day it stands for, for the order; a closed month its last. */
  readonly day: string;
  readonly kind: 'month' | 'date' | 'newest';
}

/** The parts of a programme are dated by their document, which says nothing of how things stood. */
const documents = new Set(['plan_item', 'plan', 'target']);

/** Closed months and dates of data, the oldest first, and the newest state at the end. */
export function moments(
  months: readonly { readonly month: string; readonly asOf: string }[],
  loads: readonly Load[],
  root: string,
): readonly Moment[] {
  const dates = loads.filter(
    (load) => load.rootRegion === root && load.kind === 'publish' && !documents.has(load.dataset),
  );
  const days = [...new Set(dates.map(({ dataDate }) => dataDate))].sort();
  // The newest date is the newest state.
  const earlier = days.slice(0, -1).map((day): Moment => ({ asOf: day, day, kind: 'date' }));
  const closed = months.map(({ month }): Moment => ({ asOf: month, day: `${month}-31`, kind: 'month' }));
  const known = [...earlier, ...closed].sort((one, other) => (one.day < other.day ? -1 : 1));
  return [...known, { asOf: undefined, day: days.at(-1) ?? '', kind: 'newest' }];
}
