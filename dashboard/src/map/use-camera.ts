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
  /** Points that keep clear of the legend; undefined: the whole region does. */
  readonly clear: readonly (readonly [number, number])[] | undefined;
}

type Target = Pick<CameraProps, 'bounds' | 'clear'>;

const focusZoom = 12.5;
const wideFramePx = 700;
/** Width of the legend in sizes of body text (MapLegend.module.css). */
const legendRem = 18.5;

/** Where the map looks: at the region with room around it, where the user left it, or at the record chosen in a list. */
export function useCamera({ map, bounds, camera, focus, onMoved, clear }: CameraProps): void {
  const boundsKey = bounds?.join();
  const cameraKey = camera && [camera.zoom, camera.latitude, camera.longitude].join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys stand for the contents of bounds and camera
  useEffect(() => {
    if (!map) return;
    if (camera) map.jumpTo({ center: [camera.longitude, camera.latitude], zoom: camera.zoom });
    else lookAt(map, { bounds, clear });
  }, [map, boundsKey, cameraKey, clear]);

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
      if (!camera) lookAt(map, { bounds, clear });
    };
    map.on('moveend', moved);
    map.on('resize', resized);
    return () => {
      map.off('moveend', moved);
      map.off('resize', resized);
    };
  }, [map, onMoved, bounds, camera, clear]);
}

/** Shares of the legend's width or height that the region gives way, as little as will do. */
const shifts = [0, 0.35, 0.7, 1] as const;

/**
 * The open legend stands at the lower left of a wide map. At a desk the region keeps clear of it to the right; on a wall,
 * which the region fills, only what has a name does, to the right or upwards, wherever it stays larger.
 */
function lookAt(map: MapLibre, { bounds, clear }: Target): void {
  if (!bounds) return;
  const { clientWidth, clientHeight } = map.getContainer();
  if (clientWidth < 50 || clientHeight < 50) return;
  const edge = Math.min(clientWidth, clientHeight) * 0.05;
  const besideLegend = Math.max(edge, clientWidth > wideFramePx ? legendRem * rootFontPx() : edge);
  const [west, south, east, north] = bounds;
  const place = (left: number, bottom: number) => {
    map.fitBounds([west, south, east, north], { padding: { top: edge, right: edge, left, bottom }, animate: false });
    return map.getZoom();
  };
  if (!clear) {
    place(besideLegend, edge);
    return;
  }
  const legend = legendOf(map);
  const aboveLegend = legend ? map.getContainer().getBoundingClientRect().bottom - legend.top : 0;
  const coveredNow = () => (legend ? clear.filter((point) => isUnder(legend, map, point)).length : 0);
  const best = shifts
    .flatMap((shift) => [
      [Math.max(edge, shift * besideLegend), edge] as const,
      [edge, Math.max(edge, shift * aboveLegend)] as const,
    ])
    .map((give) => ({ give, zoom: place(...give), covered: coveredNow() }))
    .reduce((one, other) => ((one.covered - other.covered || other.zoom - one.zoom) > 0 ? other : one));
  place(...best.give);
}

function legendOf(map: MapLibre): DOMRect | undefined {
  return map.getContainer().parentElement?.querySelector('[data-legend]')?.getBoundingClientRect();
}

function isUnder(legend: DOMRect, map: MapLibre, [longitude, latitude]: readonly [number, number]): boolean {
  const { left, top } = map.getContainer().getBoundingClientRect();
  const { x, y } = map.project([longitude, latitude]);
  // A name is some lines high and reaches to both sides of its point.
  const marginPx = 3 * rootFontPx();
  return left + x - marginPx < legend.right && top + y + marginPx > legend.top;
}
