import { useCallback, useMemo } from 'react';
import type { Camera, MapLayerName } from '../../address/address.ts';
import type { Asked } from '../../data/asked.ts';
import { SourcesLine } from '../../desk/SourcesLine.tsx';
import type { AreaFigures } from '../../figures/use-area-figures.ts';
import { useLostVillages } from '../../figures/use-lost-villages.ts';
import { RegionMap } from '../../map/RegionMap.tsx';
import { Lack } from '../../panel/Lack.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import type { Placed } from '../../records/RecordRow.tsx';
import { RegionTrail } from '../../regions/RegionTrail.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { TimeSlider } from '../../time/TimeSlider.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { LayerSwitch } from './LayerSwitch.tsx';
import styles from './MapSection.module.css';
import type { View } from './view.ts';

/** Marks of the records that the open list is of: a click chooses one of them in the list. */
function pickedLayer({ address: { tab }, indicator }: View): MapLayerName | undefined {
  if (tab === 'gaps') return layerOf.village;
  return tab === 'records' ? layerOf[indicator.dataset] : undefined;
}

const layerOf: Readonly<Record<string, MapLayerName>> = {
  village: 'villages',
  road_segment: 'roads',
  facility: 'stops',
};

interface Props {
  readonly view: View;
  readonly scope: RegionScope;
  readonly figures: Asked<AreaFigures>;
  readonly focus: readonly [number, number] | undefined;
  /** A region that is pointed at in a list, and marked here. */
  readonly pointed: string | undefined;
  readonly onChoose: (record: Placed) => void;
}

export function MapSection({ view, scope, figures, focus, pointed, onChoose }: Props) {
  const { words } = useTongue();
  const { go } = view;
  const { layers, theme, thresholdM, camera } = view.address;
  const onOpen = useCallback((region: string) => go({ region }), [go]);
  const onMoved = useCallback((camera: Camera) => go({ camera }, { replace: true }), [go]);
  const marked = useMemo(() => (pointed === undefined ? scope : { ...scope, selected: pointed }), [scope, pointed]);
  const layerId = pickedLayer(view);
  const pick = useMemo(() => (layerId ? { layerId, onPick: onChoose } : undefined), [layerId, onChoose]);
  const lost = useLostVillages(view, layers.includes('villages'));
  return (
    <section className={styles.section} aria-label={words.map.title} id="map">
      <header className={styles.head}>
        <RegionTrail scope={scope} onOpen={onOpen} />
        <LayerSwitch view={view} />
      </header>
      <div className={styles.map}>
        <Loaded query={figures} lines={8}>
          {(data) => (
            <RegionMap
              {...{ subject: view.indicator, indicators: view.indicators, root: view.root }}
              {...{ data, focus, onOpen, onMoved, pick }}
              lostVillages={lost.count}
              scope={marked}
              hands
              {...{ layers, theme, thresholdM, camera }}
            />
          )}
        </Loaded>
      </div>
      {lost.query && lost.count === null ? (
        <p className={styles.lack}>
          <Lack query={lost.query} of={words.map.lostVillages} />
        </p>
      ) : null}
      <TimeSlider programme={view.programme.id} asOf={view.asOf} onChange={(asOf) => go({ asOf })} />
      <SourcesLine root={view.root} />
    </section>
  );
}
