import type { Layer } from '@deck.gl/core';
import type { Feature, Geometry } from 'geojson';
import { palettes } from '../look/palette.ts';
import { busIndicator, stationIndicator } from './known-indicators.ts';
import { type RegionArea, regionLayer } from './layers/region-layer.ts';
import { roadLayer } from './layers/road-layer.ts';
import { selectionLayer } from './layers/selection-layer.ts';
import { stationLayerId, stopLayer, stopLayerId } from './layers/stop-layer.ts';
import { villageLayer } from './layers/village-layer.ts';
import { waterLayer } from './layers/water-layer.ts';
import { workLayer } from './layers/work-layer.ts';
import type { MapView } from './map-view.ts';
import type { TileLoads } from './tile-loads.ts';
import { tileUrl } from './tile-url.ts';
import { classOf, type ValueClass } from './value-classes.ts';

export interface LayerMeans {
  readonly classes: readonly ValueClass[];
  readonly fontPx: number;
  /** Whole zoom level: marks and lines grow as there is more room for them. */
  readonly zoom: number;
  readonly onError: () => void;
}

/** Bottom to top: areas, water, roads, stops, stations, works, villages, the chosen record. */
export function mapLayers(view: MapView, { classes, fontPx, zoom, onError }: LayerMeans): readonly Layer[] {
  const palette = palettes[view.theme];
  const tiles = <L extends keyof TileLoads>(layer: L) => ({
    layer,
    region: view.within,
    load: view.tileLoads[layer] ?? view.load,
  });
  const drawn = { palette, fontPx, scale: zoomScale(zoom), onError };
  const layers: Layer[] = [regionLayer({ areas: areasOf(view, classes), selected: view.selected, palette, fontPx })];
  const { water } = view.tileLoads;
  // Of all regions: a river belongs to one and flows on through the next.
  if (water !== undefined) layers.push(waterLayer({ ...drawn, url: tileUrl({ layer: 'water', load: water }) }));
  if (view.layers.includes('roads')) {
    const url = tileUrl({ ...tiles('road_segment'), indicator: view.roadIndicator?.id });
    layers.push(roadLayer({ ...drawn, url, byState: view.roadIndicator !== undefined }));
  }
  if (view.layers.includes('stops')) {
    const url = tileUrl(tiles('facility'));
    const kind = view.indicator.id === stationIndicator ? 'town_transport_station' : 'bus_stop';
    layers.push(stopLayer({ ...drawn, id: stopLayerId, url, kind }));
  }
  if (view.stations && view.indicator.id !== stationIndicator) {
    const url = tileUrl(tiles('facility'));
    layers.push(stopLayer({ ...drawn, id: stationLayerId, url, kind: 'town_transport_station' }));
  }
  if (view.works) {
    layers.push(workLayer({ ...drawn, url: tileUrl(tiles('work')), shown: view.works }));
  }
  if (view.layers.includes('villages')) {
    const url = tileUrl({ ...tiles('village'), indicator: busIndicator, thresholdM: view.thresholdM });
    layers.push(villageLayer({ ...drawn, url, leading: view.indicator.id === busIndicator }));
  }
  if (view.focus) layers.push(selectionLayer({ point: view.focus, palette, fontPx }));
  return layers;
}

/** 1 for a whole city, 2 for a single town. */
export function zoomScale(zoom: number): number {
  return Math.min(2, Math.max(1, 1 + (zoom - 9) * 0.25));
}

export function areasOf(view: MapView, classes: readonly ValueClass[]): readonly Feature<Geometry, RegionArea>[] {
  const figures = new Map(view.figures.map((figure) => [figure.region, figure]));
  return view.regions.flatMap((region) => {
    if (!region.outline) return [];
    const figure = figures.get(region.code);
    return {
      type: 'Feature',
      geometry: region.outline as Geometry,
      properties: { code: region.code, valueClass: figure && classOf(figure, classes) },
    };
  });
}
