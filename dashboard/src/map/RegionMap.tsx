import { lazy, Suspense, useMemo } from 'react';
import type { Camera, MapLayerName, Theme } from '../address/address.ts';
import type { Indicator } from '../data/queries.ts';
import { useWater } from '../data/use-water.ts';
import type { AreaFigures } from '../figures/use-area-figures.ts';
import { drawingPart } from '../panel/drawing-part.ts';
import { ErrorBoundary } from '../panel/ErrorBoundary.tsx';
import { Notice } from '../panel/Notice.tsx';
import type { RegionScope } from '../regions/use-region-scope.ts';
import { useTongue } from '../words/words-context.tsx';
import type { MapSubject, MapView } from './map-view.ts';
import { tileLoads } from './tile-loads.ts';
import type { Bounds } from './use-camera.ts';
import type { MarkPick } from './use-overlay.ts';

const MapPanel = lazy(() => drawingPart(() => import('./MapPanel.tsx')));

export interface RegionMapProps {
  /** What the areas are coloured by. */
  readonly subject: MapSubject;
  readonly indicators: readonly Indicator[];
  readonly root: string;
  readonly scope: RegionScope;
  readonly data: AreaFigures;
  readonly layers: readonly MapLayerName[];
  /** Undefined: false. */
  readonly stations?: boolean;
  readonly works?: MapView['works'];
  /** True: roads take colours only where the subject asks roads. Undefined: false. */
  readonly plainRoads?: boolean;
  /** Newest load of each dataset, where tiles that did not change are to stay. Undefined: that of the figures for all. */
  readonly newest?: ReadonlyMap<string, number>;
  readonly theme: Theme;
  readonly thresholdM: number;
  readonly camera: Camera | undefined;
  readonly focus: readonly [number, number] | undefined;
  readonly lostVillages: number | null | undefined;
  readonly onOpen: (code: string) => void;
  /** Marks that a click chooses; undefined: none, it opens the region. */
  readonly pick?: MarkPick | undefined;
  readonly onMoved: (camera: Camera) => void;
  /** False on a wall, where nobody moves the map by hand. */
  readonly hands: boolean;
}

/** The map of a region, its chunk loaded on demand. Whatever goes wrong in it stays in its place. */
export function RegionMap(props: RegionMapProps) {
  const { words } = useTongue();
  return (
    <ErrorBoundary fallback={() => <Notice role="alert">{words.map.noWebgl}</Notice>}>
      <Suspense fallback={<Notice>{words.map.loading}</Notice>}>
        <MapHolder {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}

const noLoads: ReadonlyMap<string, number> = new Map();

/** Keeps the map's view the same object as long as nothing in it changed: a new one redraws every layer. */
function MapHolder(props: RegionMapProps) {
  const { nameOf } = useTongue();
  const { subject, indicators, root, scope, data, layers, theme, thresholdM, camera, focus, lostVillages } = props;
  const { stations = false, works, plainRoads = false, newest = noLoads } = props;
  const water = useWater(root);
  const roadIndicator = roadIndicatorOf(subject, indicators, plainRoads);
  const view = useMemo<MapView>(
    () => ({
      indicator: subject,
      roadIndicator,
      target: data.target,
      regions: scope.areas,
      figures: data.figures,
      selected: scope.selected,
      within: scope.areasOf === root ? undefined : scope.areasOf,
      name: nameOf(scope.self),
      bounds: scope.self.bbox ?? boundsOf(scope),
      camera,
      layers,
      stations,
      works,
      theme,
      thresholdM,
      trial: data.trial,
      load: data.basis.load,
      tileLoads: tileLoads({ newest, indicators, roadIndicator, water }),
      lostVillages,
      focus,
    }),
    [
      subject,
      indicators,
      data,
      scope,
      root,
      nameOf,
      camera,
      layers,
      stations,
      works,
      roadIndicator,
      newest,
      water,
      theme,
      thresholdM,
      lostVillages,
      focus,
    ],
  );
  return <MapPanel view={view} onOpen={props.onOpen} pick={props.pick} onMoved={props.onMoved} hands={props.hands} />;
}

/** The subject where it asks roads, else the first indicator that does, unless roads are to be plain then. */
function roadIndicatorOf(subject: MapSubject, indicators: readonly Indicator[], plain: boolean): Indicator | undefined {
  const asking = indicators.filter(({ dataset }) => dataset === 'road_segment');
  return asking.find(({ id }) => id === subject.id) ?? (plain ? undefined : asking[0]);
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
