import type { Load } from '../../data/queries.ts';

/** Months a bulletin can be written of: those that are closed, and those a load has a data date in. Newest first. */
export function bulletinMonths(
  closed: readonly { readonly month: string }[],
  loads: readonly Pick<Load, 'dataDate' | 'rootRegion' | 'kind'>[],
  { root, startsOn, endsOn }: { readonly root: string; readonly startsOn: string; readonly endsOn: string },
): readonly { readonly month: string; readonly isClosed: boolean }[] {
  const isClosed = new Set(closed.map(({ month }) => month));
  const ofLoads = loads
    .filter((load) => load.rootRegion === root && load.kind === 'publish')
    .map(({ dataDate }) => dataDate.slice(0, 7))
    .filter((month) => month >= startsOn.slice(0, 7) && month <= endsOn.slice(0, 7));
  return [...new Set([...isClosed, ...ofLoads])]
    .sort()
    .reverse()
    .map((month) => ({ month, isClosed: isClosed.has(month) }));
}
