import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { Camera } from '../../address/address.ts';
import type { Asked } from '../../data/asked.ts';
import type { MapView } from '../../map/map-view.ts';
import type { Bounds } from '../../map/use-camera.ts';
import { ErrorBoundary } from '../../panel/ErrorBoundary.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { LayerSwitch } from './LayerSwitch.tsx';
import styles from './MapSection.module.css';
import { RegionTrail } from './RegionTrail.tsx';
import { SourcesLine } from './SourcesLine.tsx';
import { type AreaFigures, coverageOf } from './use-area-figures.ts';
import type { RegionScope } from './use-region-scope.ts';
import type { View } from './view.ts';

const MapPanel = lazy(() => import('../../map/MapPanel.tsx'));

interface Props {
  readonly view: View;
  readonly scope: RegionScope;
  readonly figures: Asked<AreaFigures>;
  readonly focus: readonly [number, number] | undefined;
}

export function MapSection({ view, scope, figures, focus }: Props) {
  const { words } = useTongue();
  const { go } = view;
  const onOpen = useCallback((region: string) => go({ region }), [go]);
  const onMoved = useCallback((camera: Camera) => go({ camera }, { replace: true }), [go]);
  const showsVillages = view.address.layers.includes('villages');
  const gaps = useQuery({ ...coverageOf(view), enabled: showsVillages }).data?.gaps;
  const lostVillages = useMemo(() => gaps?.filter((gap) => gap.detail.noLocation === true).length ?? 0, [gaps]);
  return (
    <section className={styles.section} aria-label={words.map.title} id="map">
      <header className={styles.head}>
        <RegionTrail scope={scope} onOpen={onOpen} />
        <LayerSwitch view={view} />
      </header>
      <div className={styles.map}>
        <Loaded query={figures} lines={8}>
          {(data) => (
            <ErrorBoundary fallback={() => <Notice role="alert">{words.map.noWebgl}</Notice>}>
              <Suspense fallback={<Notice>{words.map.loading}</Notice>}>
                <MapHolder {...{ view, scope, data, focus, lostVillages, onOpen, onMoved }} />
              </Suspense>
            </ErrorBoundary>
          )}
        </Loaded>
      </div>
      <SourcesLine root={view.root} />
    </section>
  );
}

interface HolderProps {
  readonly view: View;
  readonly scope: RegionScope;
  readonly data: AreaFigures;
  readonly focus: readonly [number, number] | undefined;
  readonly lostVillages: number;
  readonly onOpen: (code: string) => void;
  readonly onMoved: (camera: Camera) => void;
}

/** Keeps the map's view the same object as long as nothing in it changed: a new one redraws every layer. */
function MapHolder({ view, scope, data, focus, lostVillages, onOpen, onMoved }: HolderProps) {
  const { nameOf } = useTongue();
  const { indicator, indicators, address, root } = view;
  const { layers, theme, thresholdM, camera } = address;
  const mapView = useMemo<MapView>(
    () => ({
      indicator,
      roadIndicator: [indicator, ...indicators].find(({ dataset }) => dataset === 'road_segment'),
      target: data.target,
      regions: scope.areas,
      figures: data.figures,
      selected: scope.selected,
      within: scope.areasOf === root ? undefined : scope.areasOf,
      name: nameOf(scope.self),
      bounds: scope.self.bbox ?? boundsOf(scope),
      camera,
      layers,
      theme,
      thresholdM,
      trial: data.trial,
      load: data.basis.load,
      lostVillages,
      focus,
    }),
    [indicator, indicators, data, scope, root, nameOf, camera, layers, theme, thresholdM, lostVillages, focus],
  );
  return <MapPanel view={mapView} onOpen={onOpen} onMoved={onMoved} />;
}

/** A region without an outline of its own reaches as far as its children. */
function boundsOf(scope: RegionScope): Bounds | undefined {
  const boxes = scope.areas.flatMap((area) => (area.bbox ? [area.bbox] : []));
  if (boxes.length === 0) return undefined;
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}
