import { useCallback, useMemo } from 'react';
import type { Camera } from '../../address/address.ts';
import type { RecordDataset } from '../../data/queries.ts';
import { SourcesLine } from '../../desk/SourcesLine.tsx';
import { WorkbenchMap } from '../../map/workbench/WorkbenchMap.tsx';
import type { WorkbenchCalls } from '../../map/workbench/workbench-view.ts';
import { Lack } from '../../panel/Lack.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import { RegionTrail } from '../../regions/RegionTrail.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';
import { LayerPanel } from './LayerPanel.tsx';
import styles from './MapSection.module.css';
import type { Villages } from './RuleBar.tsx';
import { TimeBar } from './TimeBar.tsx';
import { type MapLack, useMapView } from './use-map-view.ts';
import { VersusPanel } from './VersusPanel.tsx';

interface Props {
  readonly view: CoverageView;
  readonly scope: RegionScope;
  readonly villages: Villages;
}

/** Where one is, what is drawn, the map, and when. */
export function MapSection({ view, scope, villages }: Props) {
  const { words, nameOf } = useTongue();
  const coverageWords = useCoverageWords();
  const { go, address } = view;
  const first = villages.data?.pages[0];
  const { asked: mapView, lacks } = useMapView(view, scope, villages);
  const onOpen = useCallback((region: string) => go({ region }), [go]);
  const onPick = useCallback(
    (dataset: RecordDataset, key: string) => go({ record: { dataset, key }, mark: undefined }),
    [go],
  );
  const onMoved = useCallback((camera: Camera) => go({ camera }, { replace: true }), [go]);
  const onSwipe = useCallback((swipe: number) => go({ swipe }, { replace: true }), [go]);
  const { camera, swipe } = address;
  const calls = useMemo<WorkbenchCalls>(
    () => ({ camera, swipe, onOpen, onPick, onMoved, onSwipe }),
    [camera, swipe, onOpen, onPick, onMoved, onSwipe],
  );
  return (
    <section className={styles.section} aria-label={words.map.title} id="map">
      <header className={styles.head}>
        <RegionTrail scope={scope} onOpen={onOpen} />
        <div className={styles.tools}>
          <PanelBoundary resetKey={view.asOf ?? ''}>
            <TimeBar view={view} />
          </PanelBoundary>
          {address.versus ? null : (
            <button
              type="button"
              onClick={() => go({ versus: { thresholdM: 2000, reference: undefined, asOf: undefined } })}
            >
              {coverageWords.versus.start}
            </button>
          )}
        </div>
      </header>
      <PanelBoundary>
        <LayerPanel view={view} />
      </PanelBoundary>
      {address.versus ? (
        <PanelBoundary resetKey={String(first?.basis.load)}>
          <VersusPanel view={view} villages={villages} name={nameOf(scope.self)} />
        </PanelBoundary>
      ) : null}
      <div className={styles.map}>
        <Loaded query={mapView} lines={8}>
          {(data) => <WorkbenchMap view={data} calls={calls} />}
        </Loaded>
      </div>
      <Lacks lacks={lacks} />
      <PanelBoundary>
        <SourcesLine root={view.root} base={mapView.data?.baseMap?.attribution} />
      </PanelBoundary>
    </section>
  );
}

/** What the map is drawn without. */
function Lacks({ lacks }: { readonly lacks: readonly MapLack[] }) {
  if (lacks.length === 0) return null;
  return (
    <div className={styles.lacks}>
      {lacks.map(({ of, query }) => (
        <Lack key={of} query={query} of={of} />
      ))}
    </div>
  );
}
