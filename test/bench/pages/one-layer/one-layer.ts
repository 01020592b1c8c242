/// <reference types="vite/client" />
import { GeoJsonLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Feature, FeatureCollection, LineString } from 'geojson';
import { LngLatBounds, Map as MapLibre, setWorkerUrl } from 'maplibre-gl';
import maplibreWorkerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

/** The peer: all segments as one GeoJSON layer, parsed in the page, with a colour and a width of each as ours have. */
type Road = Feature<LineString, { readonly state: string; readonly grade: string }>;

setWorkerUrl(maplibreWorkerUrl);
const widths: Readonly<Record<string, number>> = { county: 1.3, township: 0.8, village: 0.5 };
const roads: FeatureCollection<LineString, Road['properties']> = await (await fetch('./roads.geojson')).json();
const bounds = new LngLatBounds();
for (const { geometry } of roads.features)
  for (const [lon = 0, lat = 0] of geometry.coordinates) bounds.extend([lon, lat]);
const map = new MapLibre({
  container: 'map',
  style: { version: 8, sources: {}, layers: [] },
  bounds,
  attributionControl: false,
  fadeDuration: 0,
});
map.addControl(
  new MapLibreOverlay({
    pickingRadius: 5,
    layers: [
      new GeoJsonLayer<Road['properties']>({
        id: 'roads',
        data: roads,
        pickable: true,
        getLineColor: ({ properties }) => (properties.state === 'gap' ? [200, 80, 30] : [90, 100, 110]),
        getLineWidth: ({ properties }) => widths[properties.grade] ?? 0.8,
        lineWidthUnits: 'pixels',
        lineCapRounded: true,
        lineJointRounded: true,
      }),
    ],
  }),
);
map.once('idle', () => {
  document.body.dataset.ready = 'true';
});
