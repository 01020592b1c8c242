import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect } from 'react';
import type { Camera } from '../address/address.ts';
import { rootFontPx } from '../look/use-screen.ts';

export type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface CameraProps {
  readonly map: MapLibre | undefined;
  readonly bounds: Bounds | undefined;
  /** Camera moved by hand; it wins over `bounds`. */
  readonly camera: Camera | undefined;
  readonly focus: readonly [number, number] | undefined;
  readonly onMoved: (camera: Camera) => void;
  /** The region may reach under the legend: it fills a wall. */
  readonly roomy: boolean;
}

const focusZoom = 12.5;
const wideFramePx = 700;
/** Width of the legend in sizes of body text (MapLegend.module.css). */
const legendRem = 18.5;

/** Where the map looks: at the region with room around it, where the user left it, or at the record chosen in a list. */
export function useCamera({ map, bounds, camera, focus, onMoved, roomy }: CameraProps): void {
  const boundsKey = bounds?.join();
  const cameraKey = camera && [camera.zoom, camera.latitude, camera.longitude].join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the contents of bounds and camera
  useEffect(() => {
    if (!map) return;
    if (camera) map.jumpTo({ center: [camera.longitude, camera.latitude], zoom: camera.zoom });
    else lookAt(map, bounds, roomy);
  }, [map, boundsKey, cameraKey, roomy]);

  useEffect(() => {
    if (!map || !focus) return;
    map.jumpTo({ center: [focus[0], focus[1]], zoom: Math.max(map.getZoom(), focusZoom) });
  }, [map, focus]);

  useEffect(() => {
    if (!map) return;
    const moved = (event: { readonly originalEvent?: unknown }) => {
      if (!event.originalEvent) return;
      const { lat, lng } = map.getCenter();
      onMoved({ zoom: map.getZoom(), latitude: lat, longitude: lng });
    };
    const resized = () => {
      if (!camera) lookAt(map, bounds, roomy);
    };
    map.on('moveend', moved);
    map.on('resize', resized);
    return () => {
      map.off('moveend', moved);
      map.off('resize', resized);
    };
  }, [map, onMoved, bounds, camera, roomy]);
}

/** The open legend stands at the lower left of a wide map, so the region keeps clear of it. */
function lookAt(map: MapLibre, bounds: Bounds | undefined, roomy: boolean): void {
  if (!bounds) return;
  const { clientWidth, clientHeight } = map.getContainer();
  if (clientWidth < 50 || clientHeight < 50) return;
  const edge = Math.min(clientWidth, clientHeight) * 0.05;
  const left = !roomy && clientWidth > wideFramePx ? legendRem * rootFontPx() : edge;
  const [west, south, east, north] = bounds;
  map.fitBounds([west, south, east, north], {
    padding: { top: edge, bottom: edge, right: edge, left },
    animate: false,
  });
}
