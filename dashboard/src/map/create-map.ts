import { MapLibreOverlay } from '@deck.gl/maplibre';
import { Map as MapLibre, NavigationControl, ScaleControl, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import maplibreWorkerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Language } from '../address/address.ts';

setWorkerUrl(maplibreWorkerUrl);

export interface LiveMap {
  readonly map: MapLibre;
  readonly overlay: MapLibreOverlay;
}

/** No source, no glyphs, no sprite: the base map makes no request of its own. */
const emptyStyle: StyleSpecification = { version: 8, sources: {}, layers: [] };

const locales: Readonly<Record<Language, Record<string, string>>> = {
  zh: {
    'Map.Title': '地图',
    'NavigationControl.ZoomIn': '放大',
    'NavigationControl.ZoomOut': '缩小',
    'ScaleControl.Meters': '米',
    'ScaleControl.Kilometers': '公里',
    'CooperativeGesturesHandler.WindowsHelpText': '按住 Ctrl 并滚动可缩放地图',
    'CooperativeGesturesHandler.MacHelpText': '按住 ⌘ 并滚动可缩放地图',
    'CooperativeGesturesHandler.MobileHelpText': '用两指移动地图',
  },
  en: {},
};

/** Longest scale bar, in sizes of body text. */
const scaleRem = 8.5;

export function rootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
}

/** True when the browser can draw the map at all. */
export function hasWebgl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** A flat, north-up MapLibre map with deck.gl over it. */
export function createMap(container: HTMLElement, language: Language): LiveMap {
  const map = new MapLibre({
    container,
    style: emptyStyle,
    locale: locales[language],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 5,
    maxZoom: 17,
    renderWorldCopies: false,
    cooperativeGestures: window.matchMedia('(max-width: 900px)').matches,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ maxWidth: scaleRem * rootFontPx(), unit: 'metric' }), 'bottom-right');
  const overlay = new MapLibreOverlay({ layers: [], pickingRadius: 5 });
  map.addControl(overlay);
  return { map, overlay };
}
