import { getTile, type tileLayers } from '#api/contract/tiles.ts';

export interface TileQuestion {
  readonly layer: (typeof tileLayers)[number];
  readonly indicator?: string | undefined;
  readonly region?: string | undefined;
  readonly thresholdM?: number | undefined;
  /** 参照点; undefined: as the indicator is watched. */
  readonly reference?: string | undefined;
  /** Undefined: true coordinates. */
  readonly datum?: 'gcj02' | undefined;
  /** Number of the load the page's figures rest on, so that map and figures never differ. */
  readonly load: number;
}

/** Address template of tiles in the form deck.gl fills in. */
export function tileUrl({ layer, indicator, region, thresholdM, reference, datum, load }: TileQuestion): string {
  const path = getTile.path.replace(':layer', layer).replace(':z', '{z}').replace(':x', '{x}').replace(':y', '{y}');
  const search = new URLSearchParams();
  if (indicator !== undefined) search.set('indicator', indicator);
  if (region !== undefined) search.set('region', region);
  if (thresholdM !== undefined) search.set('threshold', String(thresholdM));
  if (reference !== undefined) search.set('reference', reference);
  if (datum !== undefined) search.set('datum', datum);
  if (load > 0) search.set('asOf', String(load));
  return search.size > 0 ? `${path}?${search}` : path;
}
