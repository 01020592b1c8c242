import 'maplibre-gl/dist/maplibre-gl.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Camera } from '../address/address.ts';
import { formatPercent, formatShare } from '../format/number.ts';
import { useScreen } from '../look/use-screen.ts';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';
import { innerPoint } from './inner-point.ts';
import { MapLabels, type RegionLabel } from './MapLabels.tsx';
import styles from './MapPanel.module.css';
import { MapTooltip } from './MapTooltip.tsx';
import { mapLayers } from './map-layers.ts';
import type { MapView } from './map-view.ts';
import { RegionLegend } from './RegionLegend.tsx';
import { type TipContext, tipOf } from './tip-of.ts';
import { useCamera } from './use-camera.ts';
import { useLiveMap } from './use-live-map.ts';
import { type MarkPick, useOverlay } from './use-overlay.ts';
import { useZoom } from './use-zoom.ts';
import { valueClasses } from './value-classes.ts';

interface Props {
  readonly view: MapView;
  readonly onOpen: (code: string) => void;
  readonly pick: MarkPick | undefined;
  readonly onMoved: (camera: Camera) => void;
  /** False on a wall, where nobody moves the map by hand. */
  readonly hands: boolean;
}

export default function MapPanel({ view, onOpen, pick, onMoved, hands }: Props) {
  const { words, language } = useTongue();
  const container = useRef<HTMLDivElement>(null);
  const { live, failed } = useLiveMap(container, { language, hands });
  const [tilesFailed, setTilesFailed] = useState(false);
  const onError = useCallback(() => setTilesFailed(true), []);
  const { fontPx } = useScreen();
  const classes = useMemo(() => valueClasses(view.figures, view.target), [view.figures, view.target]);
  const zoom = useZoom(live?.map);
  const layers = useMemo(
    () => mapLayers(view, { classes, fontPx, zoom, onError }),
    [view, classes, fontPx, zoom, onError],
  );
  const { hovered, drawn } = useOverlay(live, layers, { onOpen, pick });
  const labels = useLabels(view);
  const clear = useMemo(() => (hands ? undefined : labels.map(({ at }) => at)), [hands, labels]);
  useCamera({ map: live?.map, bounds: view.bounds, camera: view.camera, focus: view.focus, onMoved, clear });
  useEffect(
    () => live?.map.getCanvas().setAttribute('aria-label', words.map.label(view.name)),
    [live, words, view.name],
  );
  const tip = hovered && tipOf(hovered.layerId, hovered.properties, tipContext(view, words, language));
  const frame = container.current;

  return (
    <div className={styles.frame} data-testid="map" data-ready={live !== undefined} data-drawn={drawn}>
      <div ref={container} className={styles.map} />
      {failed ? <div className={styles.cover}>{<Notice role="alert">{words.map.noWebgl}</Notice>}</div> : null}
      {live ? <MapLabels map={live.map} labels={labels} onOpen={onOpen} /> : null}
      {live ? <RegionLegend view={view} classes={classes} zoom={zoom} foldable={hands} /> : null}
      {tilesFailed ? (
        <p className={styles.alert} role="alert">
          {words.map.tilesFailed}
        </p>
      ) : null}
      {hovered && tip && frame ? (
        <MapTooltip
          tip={{ ...tip, x: hovered.x, y: hovered.y }}
          frame={{ width: frame.clientWidth, height: frame.clientHeight }}
        />
      ) : null}
    </div>
  );
}

function tipContext(view: MapView, words: TipContext['words'], language: TipContext['language']): TipContext {
  return {
    words,
    language,
    figures: new Map(view.figures.map((figure) => [figure.region, figure])),
    weightUnit: view.indicator.weightUnit[language],
    pivot: view.target?.value ?? 100,
    whole: view.indicator.whole ?? false,
    thresholdM: view.thresholdM,
  };
}

/** Worst first: when there is no room for all names, those that need attention stay. */
function useLabels(view: MapView): readonly RegionLabel[] {
  return useMemo(() => {
    const regions = new Map(view.regions.map((region) => [region.code, region]));
    const rank = (figure: { region: string; value: number | null }) =>
      figure.region === view.selected ? -1 : (figure.value ?? 101);
    return [...view.figures]
      .sort((one, other) => rank(one) - rank(other))
      .flatMap((figure) => {
        const region = regions.get(figure.region);
        const at = innerPoint(region?.outline) ?? region?.seat;
        if (!at) return [];
        const percent = `${formatPercent(figure.value, view.target?.value)}${figure.value === null ? '' : '%'}`;
        const value = view.indicator.whole ? formatShare(figure.value) : percent;
        return { code: figure.region, at, name: figure.name, value, status: figure.status };
      });
  }, [view]);
}
