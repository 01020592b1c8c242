import type { Load } from './queries.ts';

/** The newest standing file of every dataset. */
export function newestFiles(loads: readonly Load[], root: string): readonly Load[] {
  const newest = new Map<string, Load>();
  for (const load of loads) {
    const known = newest.get(load.dataset);
    const ours = load.rootRegion === root && load.kind === 'publish';
    if (ours && (!known || known.load < load.load)) newest.set(load.dataset, load);
  }
  return [...newest.values()].sort((one, other) => one.load - other.load);
}

/** Number of the newest load of each dataset, of whatever kind: what stands of a dataset stands since then. */
export function newestLoads(loads: readonly Load[], root: string): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { dataset, rootRegion, load } of loads) {
    if (rootRegion === root) newest.set(dataset, Math.max(load, newest.get(dataset) ?? 0));
  }
  return newest;
}

/**
 * The load to ask water at; undefined where none stands, so that nothing is asked there. Water is ground and no figure:
 * it is drawn as it is known best, whatever moment the figures are of.
 */
export function waterLoad(loads: readonly Load[], root: string): number | undefined {
  const stands = loads.some(
    ({ dataset, rootRegion, kind, undoneBy }) =>
      dataset === 'water' && rootRegion === root && kind === 'publish' && undoneBy === null,
  );
  return stands ? newestLoads(loads, root).get('water') : undefined;
}

/** Datasets that the map draws. */
export const mapDatasets = new Set(['region', 'village', 'road_segment', 'facility', 'water']);
