import { MapLibreOverlay } from '@deck.gl/maplibre';
import { Map as MapLibre, NavigationControl, ScaleControl, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import maplibreWorkerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Language } from '../address/address.ts';
import { rootFontPx } from '../look/use-screen.ts';
import { caughtUp } from './caught-up.ts';
import { boundedPixelRatio } from './pixel-ratio.ts';
import { layersAhead } from './programs-ahead.ts';

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

export interface MapManner {
  readonly language: Language;
  /** False on a wall: nothing to hold on to, and nobody moves the map away from its scene. */
  readonly hands: boolean;
}

/** A flat, north-up MapLibre map that draws nothing yet (`beginDrawing`). Throws where the browser has no WebGL2. */
export function createMap(container: HTMLElement, { language, hands }: MapManner): MapLibre {
  const ratio = ratioOf(container);
  const map = new MapLibre({
    container,
    pixelRatio: ratio,
    locale: locales[language],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 5,
    maxZoom: 17,
    interactive: hands,
    renderWorldCopies: false,
    cooperativeGestures: hands && window.matchMedia('(max-width: 900px)').matches,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (hands) map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ maxWidth: scaleRem * rootFontPx(), unit: 'metric' }), 'bottom-right');
  return map;
}

/** Draws the map's first frame, for which MapLibre makes its first program and waits for it. */
export async function beginDrawing(map: MapLibre): Promise<void> {
  await drawnBy(map);
  const frame = map.once('render');
  map.setStyle(emptyStyle);
  await frame;
  await drawnBy(map);
}

/**
 * Puts deck.gl over the map, and is done when the programs are made that it draws with. They are asked for after an empty
 * frame: the first one gives the canvas its size, for which the page waits until the card has caught up.
 */
export async function addOverlay(map: MapLibre): Promise<LiveMap> {
  const overlay = await new Promise<MapLibreOverlay>((resolve) => {
    const added = new MapLibreOverlay({
      layers: [],
      pickingRadius: 5,
      useDevicePixels: map.getPixelRatio(),
      // What a card can do is asked when it is needed: all of it at once are some twenty questions.
      deviceProps: { type: 'webgl', _initializeFeatures: false },
      onAfterRender: () => resolve(added),
    });
    map.addControl(added);
  });
  boundBuffer(map, overlay);
  pickAtRest(map, overlay);
  await drawnBy(overlay);
  await new Promise<void>((resolve) => {
    overlay.setProps({ layers: [...layersAhead()], onAfterRender: () => resolve() });
  });
  await drawnBy(overlay);
  return { map, overlay };
}

/** Resolves when the card is done with what it was asked to draw. */
export async function drawnBy(canvasOwner: { getCanvas(): HTMLCanvasElement | null }): Promise<void> {
  const graphics = canvasOwner.getCanvas()?.getContext('webgl2');
  if (graphics) await caughtUp(graphics);
}

/**
 * Nothing is sought under a pointer that drags the map: each answer waits until all is drawn, and a frame took twice as
 * long.
 */
function pickAtRest(map: MapLibre, overlay: MapLibreOverlay): void {
  map.on('dragstart', () => overlay.setProps({ _pickable: false }));
  map.on('dragend', () => overlay.setProps({ _pickable: true }));
}

/** Both canvases at the same density, decided anew whenever the map changes its size. */
function boundBuffer(map: MapLibre, overlay: MapLibreOverlay): void {
  map.on('resize', () => {
    const ratio = ratioOf(map.getContainer());
    if (ratio === map.getPixelRatio()) return;
    map.setPixelRatio(ratio);
    overlay.setProps({ useDevicePixels: ratio });
  });
}

function ratioOf({ clientWidth, clientHeight }: HTMLElement): number {
  return boundedPixelRatio({ width: clientWidth, height: clientHeight }, window.devicePixelRatio);
}
