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

/** Datasets that the map draws. */
export const mapDatasets = new Set(['region', 'village', 'road_segment', 'facility']);
