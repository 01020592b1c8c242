import type { Asked } from '../../data/asked.ts';
import { ErrorBoundary } from '../../panel/ErrorBoundary.tsx';
import { Failed } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { DistrictPlanBoard } from './DistrictPlanBoard.tsx';
import { LoadsBoard } from './LoadsBoard.tsx';
import { MoneyBoard } from './MoneyBoard.tsx';
import styles from './Panels.module.css';
import { PlanBoard } from './PlanBoard.tsx';
import { RankingBoard } from './RankingBoard.tsx';
import { TargetsPanel } from './TargetsPanel.tsx';
import { WallMap } from './WallMap.tsx';
import type { WallView } from './wall-view.ts';

interface Props {
  readonly view: WallView;
  readonly city: Asked<RegionScope>;
  /** Counts the scenes. */
  readonly turn: number;
  readonly onOpen: (region: string) => void;
}

/**
 * The map in the middle and the panels beside it, each an island of its own. `news` is the place for what came in:
 * the loads, and whatever else the wall will tell of the day.
 */
export function Panels({ view, city, turn, onOpen }: Props) {
  const panels = {
    map: <WallMap view={view} onOpen={onOpen} />,
    targets: <TargetsPanel view={view} />,
    ranking: city.data ? (
      <RankingBoard view={view} scope={city.data} />
    ) : (
      city.error && <Failed error={city.error} retry={() => void city.refetch()} />
    ),
    money: <MoneyBoard view={view} />,
    plan: <PlanBoard view={view} />,
    districts: <DistrictPlanBoard view={view} turn={turn} />,
    news: <LoadsBoard view={view} />,
  };
  return (
    <main className={styles.panels}>
      {Object.entries(panels).map(([name, panel]) => (
        <div key={name} className={`${styles.place} ${styles[name]}`} data-panel={name}>
          <Island scene={view.scene.id}>{panel}</Island>
        </div>
      ))}
    </main>
  );
}

/** What throws while it is drawn stays alone, and is tried again with the next scene. */
function Island({ scene, children }: { readonly scene: string; readonly children: React.ReactNode }) {
  const { words } = useTongue();
  return (
    <ErrorBoundary resetKey={scene} fallback={() => <Notice role="alert">{words.states.broken}</Notice>}>
      {children}
    </ErrorBoundary>
  );
}
