import 'maplibre-gl/dist/maplibre-gl.css';
import type { Layer } from '@deck.gl/core';
import type { Feature, Geometry } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Theme } from '../address/address.ts';
import type { Region } from '../data/queries.ts';
import { type Palette, palettes } from '../look/palette.ts';
import { useScreen } from '../look/use-screen.ts';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';
import { type PreviewFeature, previewLayer, previewLayerId } from './layers/preview-layer.ts';
import { type ProblemPlace, type ProblemProperties, problemLayer, problemLayerId } from './layers/problem-layer.ts';
import { type RegionArea, regionLayer } from './layers/region-layer.ts';
import { roadLayer } from './layers/road-layer.ts';
import { selectionLayer } from './layers/selection-layer.ts';
import { stopLayer, stopLayerId } from './layers/stop-layer.ts';
import { villageLayer } from './layers/village-layer.ts';
import styles from './MapPanel.module.css';
import { MapTooltip, type Tip } from './MapTooltip.tsx';
import { tileUrl } from './tile-url.ts';
import { type Bounds, useCamera } from './use-camera.ts';
import { useLiveMap } from './use-live-map.ts';
import { useZoom } from './use-zoom.ts';

export interface PreviewView {
  readonly features: readonly PreviewFeature[];
  readonly places: readonly ProblemPlace[];
  /** Outlines of the known regions. */
  readonly regions: readonly Region[];
  /** Newest load, for the tiles of the known ground. */
  readonly load: number;
  readonly bounds: Bounds | undefined;
  readonly focus: readonly [number, number] | undefined;
  readonly theme: Theme;
}

interface Props {
  readonly view: PreviewView;
  readonly label: string;
  readonly tipOf: (row: PreviewFeature['properties']) => Pick<Tip, 'title' | 'lines'>;
  /** A row whose mark was clicked. */
  readonly onChoose: (row: number) => void;
}

const nothing = () => undefined;

/** What stands is grey, so that every colour is of the file. */
function greyed(palette: Palette): Palette {
  const grey = palette.areaLine;
  return { ...palette, road: grey, stop: grey, station: grey, village: grey };
}

const groundPalettes: Readonly<Record<Theme, Palette>> = {
  paper: greyed(palettes.paper),
  night: greyed(palettes.night),
};

/** An uploaded file over known ground: outlines, roads, villages and stops that stand, quietly below. */
export default function PreviewMap({ view, label, tipOf, onChoose }: Props) {
  const { words, language } = useTongue();
  const container = useRef<HTMLDivElement>(null);
  const { live, failed } = useLiveMap(container, { language, hands: true });
  const zoom = useZoom(live?.map);
  const { fontPx } = useScreen();
  const layers = useMemo(() => layersOf(view, { fontPx, zoom }), [view, fontPx, zoom]);
  const [tip, setTip] = useState<Tip>();
  const [drawn, setDrawn] = useState(false);
  useCamera({ map: live?.map, bounds: view.bounds, camera: undefined, focus: view.focus, onMoved: nothing, clear: [] });
  useEffect(() => live?.map.getCanvas().setAttribute('aria-label', label), [live, label]);
  useEffect(() => {
    live?.overlay.setProps({
      layers: [...layers],
      onHover: ({ object, layer, x, y }) => {
        const shown = textOf(layer?.id, object, tipOf);
        setTip(shown && { ...shown, x, y });
      },
      onClick: ({ object, layer }) => {
        const row: unknown = object?.properties?.row;
        const isOurs = layer?.id === problemLayerId || layer?.id === previewLayerId;
        if (isOurs && typeof row === 'number') onChoose(row);
      },
      onAfterRender: () => setDrawn(layers.every((layer) => layer.isLoaded)),
      getCursor: ({ isDragging, isHovering }) => (isDragging ? 'grabbing' : isHovering ? 'pointer' : 'grab'),
    });
  }, [live, layers, tipOf, onChoose]);
  const frame = container.current;
  return (
    <div className={styles.frame} data-testid="map" data-ready={live !== undefined} data-drawn={drawn}>
      <div ref={container} className={styles.map} />
      {failed ? (
        <div className={styles.cover}>
          <Notice role="alert">{words.map.noWebgl}</Notice>
        </div>
      ) : null}
      {tip && frame ? <MapTooltip tip={tip} frame={{ width: frame.clientWidth, height: frame.clientHeight }} /> : null}
    </div>
  );
}

function textOf(layerId: string | undefined, object: unknown, tipOf: Props['tipOf']) {
  if (typeof object !== 'object' || object === null || !('properties' in object)) return undefined;
  if (layerId === problemLayerId) {
    const { title, text } = object.properties as ProblemProperties;
    return { title, lines: [text] };
  }
  return layerId === previewLayerId ? tipOf(object.properties as PreviewFeature['properties']) : undefined;
}

function layersOf(view: PreviewView, { fontPx, zoom }: { readonly fontPx: number; readonly zoom: number }): Layer[] {
  const palette = palettes[view.theme];
  const { load } = view;
  const drawn = { palette: groundPalettes[view.theme], fontPx, scale: 1, onError: nothing };
  const ground: Layer[] = [
    regionLayer({ areas: view.regions.flatMap(areaOf), selected: undefined, palette, fontPx }),
    roadLayer({ ...drawn, url: tileUrl({ layer: 'road_segment', load }), byState: false }).clone({
      opacity: 0.45,
      pickable: false,
    }),
    stopLayer({ ...drawn, id: stopLayerId, url: tileUrl({ layer: 'facility', load }), kind: 'bus_stop' }).clone({
      opacity: 0.5,
      pickable: false,
    }),
    villageLayer({ ...drawn, url: tileUrl({ layer: 'village', load }), leading: false }).clone({
      opacity: 0.5,
      pickable: false,
    }),
  ];
  const large = fontPx * (zoom >= 12 ? 1.2 : 1);
  return [
    ...ground,
    previewLayer({ features: view.features, palette, fontPx: large }),
    problemLayer({ places: view.places, palette, fontPx: large }),
    ...(view.focus ? [selectionLayer({ point: view.focus, palette, fontPx })] : []),
  ];
}

function areaOf({ code, outline }: Region): readonly Feature<Geometry, RegionArea>[] {
  if (!outline) return [];
  return [{ type: 'Feature', geometry: outline as Geometry, properties: { code, valueClass: undefined } }];
}
