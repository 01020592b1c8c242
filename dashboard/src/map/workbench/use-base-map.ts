import type { StyleSpecification } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import type { BaseMap } from '../../data/queries.ts';
import type { LiveMap } from '../create-map.ts';

/** Tiles of the base map under ours, one source a template. No glyphs, no sprite: nothing else is asked of its host. */
export function baseStyle(baseMap: NonNullable<BaseMap>): StyleSpecification {
  const sources = baseMap.tiles.map((template, at) => [
    `base-${at}`,
    { type: 'raster' as const, tiles: [template], tileSize: 256, maxzoom: 18 },
  ]);
  return {
    version: 8,
    sources: Object.fromEntries(sources),
    layers: baseMap.tiles.map((_, at) => ({ id: `base-${at}`, type: 'raster' as const, source: `base-${at}` })),
  };
}

/** Puts the base map of the settings under the map; true when it does not answer. Without the setting nothing happens. */
export function useBaseMap(live: LiveMap | undefined, baseMap: BaseMap): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!live || !baseMap) return;
    const fail = () => setFailed(true);
    live.map.on('error', fail);
    live.map.setStyle(baseStyle(baseMap));
    return () => {
      live.map.off('error', fail);
    };
  }, [live, baseMap]);
  return failed;
}
