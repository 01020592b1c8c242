import type { Layer } from '@deck.gl/core';
import type { Feature, Geometry } from 'geojson';
import type { Region } from '../../data/queries.ts';
import { palettes } from '../../look/palette.ts';
import { busIndicator } from '../known-indicators.ts';
import { classedRoadLayer } from '../layers/classed-road-layer.ts';
import { serviceStopLayer, stationKindLayer, workStatusLayer } from '../layers/classed-site-layer.ts';
import type { heatLayer } from '../layers/heat-layer.ts';
import { hexLayer } from '../layers/hex-layer.ts';
import { outlineLayer } from '../layers/outline-layer.ts';
import { type RegionArea, regionLayer } from '../layers/region-layer.ts';
import { selectionLayer } from '../layers/selection-layer.ts';
import { villageLayer } from '../layers/village-layer.ts';
import { waterLayer } from '../layers/water-layer.ts';
import { zoomScale } from '../map-layers.ts';
import { tileUrl } from '../tile-url.ts';
import { classOf, type ValueClass } from '../value-classes.ts';
import { densitySteps } from './class-colours.ts';
import type { Shift } from './shift.ts';
import type { WorkbenchSide, WorkbenchView } from './workbench-view.ts';

export interface WorkbenchMeans {
  readonly areaClasses: readonly ValueClass[];
  readonly fontPx: number;
  readonly zoom: number;
  readonly shift: Shift;
  /** Undefined until its chunk has come. */
  readonly heat: typeof heatLayer | undefined;
  readonly onError: () => void;
}

/** Bottom to top: areas, water, density, roads, works, sites, villages, the chosen record. One side of a comparison. */
export function workbenchLayers(view: WorkbenchView, side: WorkbenchSide, means: WorkbenchMeans): readonly Layer[] {
  const { fontPx, zoom, shift, onError } = means;
  const palette = palettes[view.theme];
  const on = new Set(view.show);
  const datum = view.baseMap?.crs === 'gcj02' ? 'gcj02' : undefined;
  const question = { region: view.within, load: side.load, datum } as const;
  const drawn = { palette, fontPx, scale: zoomScale(zoom), onError };
  const facility = { ...drawn, url: tileUrl({ ...question, layer: 'facility' }) };
  const layers: Layer[] = areaLayers(view, side, means);
  if (view.water !== undefined) {
    layers.push(waterLayer({ ...drawn, url: tileUrl({ layer: 'water', load: view.water, datum }) }));
  }
  layers.push(...densityLayers(view, means));
  if (on.has('roads')) {
    layers.push(classedRoadLayer({ ...drawn, url: tileUrl({ ...question, layer: 'road_segment' }), by: view.roads }));
  }
  if (on.has('works')) layers.push(workStatusLayer({ ...drawn, url: tileUrl({ ...question, layer: 'work' }) }));
  if (on.has('stations')) layers.push(stationKindLayer(facility));
  if (on.has('stops')) layers.push(serviceStopLayer(facility));
  if (on.has('villages')) {
    const { thresholdM, reference } = side;
    const url = tileUrl({ ...question, layer: 'village', indicator: busIndicator, thresholdM, reference });
    layers.push(villageLayer({ ...drawn, url, leading: true }));
  }
  if (view.focus) layers.push(selectionLayer({ point: shift(view.focus), palette, fontPx }));
  if (view.mark) layers.push(selectionLayer({ point: shift(view.mark), palette, fontPx }).clone({ id: 'mark' }));
  return layers;
}

function areaLayers(view: WorkbenchView, side: WorkbenchSide, { areaClasses, fontPx, shift }: WorkbenchMeans): Layer[] {
  if (!view.show.includes('districts') && !view.show.includes('towns')) return [];
  const palette = palettes[view.theme];
  const figures = new Map(side.figures.map((figure) => [figure.region, figure]));
  const areas = featuresOf(view.areas, shift, (code): RegionArea => {
    const figure = figures.get(code);
    return { code, valueClass: figure && classOf(figure, areaClasses) };
  });
  const fill = regionLayer({ areas, selected: view.selected, palette, fontPx });
  // Over a base map the areas are a tint.
  const layers: Layer[] = [view.baseMap ? fill.clone({ opacity: 0.35 }) : fill];
  const outlines = featuresOf(view.outlines, shift, (code) => ({ code }));
  if (outlines.length > 0) layers.push(outlineLayer({ outlines, palette, fontPx }));
  return layers;
}

function densityLayers({ density, show, theme }: WorkbenchView, { heat, fontPx, shift }: WorkbenchMeans): Layer[] {
  if (!density) return [];
  const palette = palettes[theme];
  const cells = density.cells.map((cell) => ({ ...cell, centre: shift(cell.centre), ring: cell.ring.map(shift) }));
  const layers: Layer[] = [];
  if (show.includes('hex'))
    layers.push(hexLayer({ cells, uppers: densitySteps(cells.map(({ value }) => value)), palette }));
  if (show.includes('heat') && heat) layers.push(heat({ cells, palette, fontPx }));
  return layers;
}

function featuresOf<P>(
  regions: readonly Region[],
  shift: Shift,
  propertiesOf: (code: string) => P,
): Feature<Geometry, P>[] {
  return regions.flatMap(({ code, outline }) =>
    outline ? [{ type: 'Feature', geometry: shift.geometry(outline as Geometry), properties: propertiesOf(code) }] : [],
  );
}
