import { formatTarget } from '../format/number.ts';
import { palettes } from '../look/palette.ts';
import { useTongue } from '../words/words-context.tsx';
import { stationIndicator } from './known-indicators.ts';
import { busStopZoom } from './layers/stop-layer.ts';
import { legendModel } from './legend-model.ts';
import { MapLegend } from './MapLegend.tsx';
import type { MapView } from './map-view.ts';
import type { ValueClass } from './value-classes.ts';

interface LegendProps {
  readonly view: MapView;
  readonly classes: readonly ValueClass[];
  readonly zoom: number;
  readonly foldable: boolean;
}

/** What the colours and marks of the region map mean; where there is nothing to colour, it says so. */
export function RegionLegend({ view, classes, zoom, foldable }: LegendProps) {
  const { words, say } = useTongue();
  const roads = view.roadIndicator?.states;
  const stopsAreStations = view.indicator.id === stationIndicator;
  const stopsVisible = zoom >= busStopZoom || stopsAreStations;
  const entries = legendModel(
    {
      classes,
      target: view.target ? formatTarget(view.target) : undefined,
      // On a wall nobody can zoom in to see what is not drawn.
      layers: foldable || stopsVisible ? view.layers : view.layers.filter((name) => name !== 'stops'),
      roadStates: roads && { success: say(roads.success), gap: say(roads.gap) },
      thresholdM: view.thresholdM,
      stopsAreStations,
      stopsVisible,
      stations: view.stations,
      works: view.works,
      lostVillages: view.lostVillages,
      water: view.tileLoads.water !== undefined,
      townAreas: view.regions.some((region) => region.outlineSource === 'voronoi'),
    },
    words.map,
    palettes[view.theme],
  );
  const remarks = [
    ...(view.trial ? [words.map.trial(String(view.thresholdM))] : []),
    ...(view.figures.length === 0 ? [words.ranking.none] : []),
  ];
  return (
    <MapLegend
      title={words.map.percentOf(say(view.indicator.label))}
      remark={remarks.length > 0 ? remarks.join(' · ') : undefined}
      entries={entries}
      foldable={foldable}
    />
  );
}
