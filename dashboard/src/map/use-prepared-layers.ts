import type { Layer } from '@deck.gl/core';
import { ClipExtension } from '@deck.gl/extensions';
import { GeoJsonLayer } from '@deck.gl/layers';
import { geojsonToBinary } from '@loaders.gl/gis';
import type { LineString, Point } from 'geojson';
import { useCallback, useMemo, useState } from 'react';
import { drawnBy, type LiveMap } from './create-map.ts';
import { markerAtlas, markerMapping } from './layers/marker-atlas.ts';

export interface PreparedLayers {
  readonly shown: readonly Layer[];
  /** To be called after every frame. */
  readonly drew: () => void;
}

/** As a tile brings it and cuts it off at its edge: that makes a program of its own. */
function inTile(id: string, geometry: Point | LineString): Layer {
  return new GeoJsonLayer({
    id,
    data: geojsonToBinary([{ type: 'Feature', geometry, properties: {} }]),
    extensions: [new ClipExtension()],
    visible: false,
    pointType: 'icon',
    iconAtlas: markerAtlas(),
    iconMapping: markerMapping,
    getIcon: () => 'disc',
  });
}

const place = [0, 0];

/** Layers of nothing, one for each program that tiles are drawn with. */
function tilesOfNothing(): readonly Layer[] {
  return [
    inTile('no-marks', { type: 'Point', coordinates: place }),
    inTile('no-roads', { type: 'LineString', coordinates: [place, place] }),
  ];
}

/**
 * Before a map shows its layers, a frame takes up the programs of tiles, which the graphics card has made
 * (`programs-ahead.ts`). It answers whether a program is sound only when all that was asked before is drawn: with a city
 * on the canvas that held up the page for a second and more.
 */
export function usePreparedLayers(live: LiveMap | undefined, layers: readonly Layer[]): PreparedLayers {
  const [isReady, setReady] = useState(false);
  const drew = useCallback(() => {
    if (live && !isReady) void drawnBy(live.overlay).then(() => setReady(true));
  }, [live, isReady]);
  const shown = useMemo(() => (isReady ? layers : tilesOfNothing()), [isReady, layers]);
  return { shown, drew };
}
