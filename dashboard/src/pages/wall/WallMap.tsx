import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MapLayerName } from '../../address/address.ts';
import { newestLoads } from '../../data/newest-files.ts';
import { loadsQuery } from '../../data/queries.ts';
import { type AreaFigures, busRule } from '../../figures/use-area-figures.ts';
import { useLostVillages } from '../../figures/use-lost-villages.ts';
import { busIndicator } from '../../map/known-indicators.ts';
import type { MapSubject, ShownWorks } from '../../map/map-view.ts';
import { RegionMap } from '../../map/RegionMap.tsx';
import { Failed } from '../../panel/Loaded.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import { type RegionScope, useRegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { cityScene, type Scene } from './scenes.ts';
import { useHeld } from './use-held.ts';
import { useSceneFigures } from './use-scene-figures.ts';
import styles from './WallMap.module.css';
import type { WallView } from './wall-view.ts';

/** Everything the map shows of one scene; it changes as a whole or not at all. */
interface Picture {
  readonly scene: Scene;
  readonly subject: MapSubject;
  readonly scope: RegionScope;
  readonly data: AreaFigures;
}

interface Props {
  readonly view: WallView;
  /** Turns to the scene of a region. */
  readonly onOpen: (region: string) => void;
}

export function WallMap({ view, onOpen }: Props) {
  const { words } = useTongue();
  const { root, asOf, scene } = view;
  const asked = useRegionScope({ region: scene.region, root, asOf });
  const scope = useHeld(asked.data);
  return (
    <section className={styles.section} aria-label={words.map.title}>
      {scope ? (
        <ScenePicture view={view} scope={scope} onOpen={onOpen} />
      ) : (
        <Blank error={asked.error} retry={asked.refetch} />
      )}
      {scope && asked.data === undefined && asked.error ? <Missing /> : null}
    </section>
  );
}

/** The map still shows an earlier scene, because this one did not come; asking again goes on. */
function Missing() {
  const { words } = useTongue();
  return (
    <p className={styles.missing} role="alert">
      {words.states.failed}
    </p>
  );
}

function ScenePicture({ view, scope, onOpen }: Props & { readonly scope: RegionScope }) {
  const { scene, subject } = view;
  const figures = useSceneFigures(view, scope);
  const { data } = figures;
  const isOfScene = scope.self.code === scene.region;
  const now = useMemo<Picture | undefined>(
    () => (data && isOfScene ? { scene, subject, scope, data } : undefined),
    [scene, subject, scope, data, isOfScene],
  );
  const picture = useHeld(now);
  if (!picture) return <Blank error={figures.error} retry={figures.refetch} />;
  return (
    <>
      <Drawn view={view} picture={picture} onOpen={onOpen} />
      {data === undefined && figures.error ? <Missing /> : null}
    </>
  );
}

const still = () => undefined;

function Drawn({ view, picture, onOpen }: Props & { readonly picture: Picture }) {
  const { say, nameOf } = useTongue();
  const { indicators, root, asOf, year } = view;
  const { scene, scope, data, subject } = picture;
  const { thresholdM } = busRule({ indicators });
  const layers = layersOf(scene, root);
  const lost = useLostVillages(
    { indicators, region: scene.region, asOf, address: { thresholdM } },
    layers.includes('villages'),
  );
  const loads = useQuery(loadsQuery()).data?.loads;
  const newest = useMemo(() => newestLoads(loads ?? [], root), [loads, root]);
  const works = useMemo(() => worksOf(scene, root, year), [scene, root, year]);
  return (
    <>
      <h2 className={styles.title}>
        {nameOf(scope.self)}
        <span className={styles.subject}>{say(subject.label)}</span>
      </h2>
      <RegionMap
        {...{ subject, indicators, root, scope, data, layers, works, newest, thresholdM, onOpen }}
        lostVillages={lost.count}
        stations
        plainRoads
        theme="night"
        camera={undefined}
        focus={undefined}
        onMoved={still}
        hands={false}
      />
    </>
  );
}

const roads: readonly MapLayerName[] = ['roads'];
const services: readonly MapLayerName[] = ['roads', 'stops', 'villages'];

/** Villages and stops are many: on a whole city only where they are what the scene is about. */
function layersOf(scene: Scene, root: string): readonly MapLayerName[] {
  if (scene.region !== root) return services;
  return scene.item === undefined && scene.indicator === busIndicator ? services : roads;
}

/** The works of the scene's item or district; of a city those finished this year; none where an indicator is the theme. */
function worksOf({ id, region, item }: Scene, root: string, year: number | undefined): ShownWorks | undefined {
  if (item !== undefined || region !== root) return { item };
  return id === cityScene && year !== undefined ? { item, year } : undefined;
}

function Blank({ error, retry }: { readonly error: Error | null; readonly retry: () => unknown }) {
  return error ? <Failed error={error} retry={() => void retry()} /> : <Waiting lines={8} />;
}
