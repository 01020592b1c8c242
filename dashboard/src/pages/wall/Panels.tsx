import type { ReactNode } from 'react';
import type { Asked } from '../../data/asked.ts';
import { ErrorBoundary } from '../../panel/ErrorBoundary.tsx';
import { Failed } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { DistrictPlanBoard } from './DistrictPlanBoard.tsx';
import { LoadsBoard } from './LoadsBoard.tsx';
import { MoneyBoard } from './MoneyBoard.tsx';
import styles from './Panels.module.css';
import { PlanBoard } from './PlanBoard.tsx';
import { RankingBoard } from './RankingBoard.tsx';
import { SourceCaption } from './SourceCaption.tsx';
import { TargetsBoard } from './TargetsBoard.tsx';
import { WallMap } from './WallMap.tsx';
import type { WallView } from './wall-view.ts';

interface Props {
  readonly view: WallView;
  readonly city: Asked<RegionScope>;
  /** Counts the scenes. */
  readonly turn: number;
  readonly onOpen: (region: string) => void;
  /** Stands in the upper right corner of the map. */
  readonly children: ReactNode;
}

/** Where there is no room for all panels they take turns from scene to scene: by halves, or one or two at a time. */
const rotaLength = 5;

/**
 * The map in the middle, to its left where we stand, to its right where we should be by now. Each panel is an island.
 * Under the money and under the loads is room for what else the wall will tell.
 */
export function Panels({ view, city, turn, onOpen, children }: Props) {
  const scene = view.scene.id;
  return (
    <main className={styles.panels} data-half={turn % 2} data-rota={turn % rotaLength}>
      <div className={styles.left}>
        <Island name="targets" scene={scene}>
          <TargetsBoard view={view} />
        </Island>
        <Island name="ranking" scene={scene}>
          <OfCity city={city}>{(scope) => <RankingBoard view={view} scope={scope} />}</OfCity>
        </Island>
        <Island name="money" scene={scene}>
          <MoneyBoard view={view} />
        </Island>
      </div>
      <Island name="map" scene={scene}>
        <WallMap view={view} onOpen={onOpen} />
        <div className={styles.corner}>{children}</div>
        <SourceCaption root={view.root} />
      </Island>
      <div className={styles.right}>
        <Island name="plan" scene={scene}>
          <PlanBoard view={view} />
        </Island>
        <Island name="districts" scene={scene}>
          <DistrictPlanBoard view={view} turn={turn} />
        </Island>
        <Island name="loads" scene={scene}>
          <LoadsBoard view={view} />
        </Island>
      </div>
    </main>
  );
}

interface OfCityProps {
  readonly city: Asked<RegionScope>;
  readonly children: (scope: RegionScope) => ReactNode;
}

function OfCity({ city, children }: OfCityProps) {
  if (city.data) return children(city.data);
  return city.error ? <Failed error={city.error} retry={() => void city.refetch()} /> : <Waiting lines={6} />;
}

interface IslandProps {
  readonly name: string;
  readonly scene: string;
  readonly children: ReactNode;
}

/** What throws while it is drawn stays alone, and is tried again with the next scene. */
function Island({ name, scene, children }: IslandProps) {
  const { words } = useTongue();
  return (
    <div className={`${styles.place} ${styles[name]}`} data-panel={name}>
      <ErrorBoundary resetKey={scene} fallback={() => <Notice role="alert">{words.states.broken}</Notice>}>
        {children}
      </ErrorBoundary>
    </div>
  );
}
