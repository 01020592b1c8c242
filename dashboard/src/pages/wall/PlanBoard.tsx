import { useQuery } from '@tanstack/react-query';
import type { Progress } from '../../data/queries.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { planBars } from '../../plan/plan-bars.ts';
import { useTongue } from '../../words/words-context.tsx';
import { Board } from './Board.tsx';
import bullet from './Bullet.module.css';
import { Bullet } from './Bullet.tsx';
import { NotPlanned } from './NotPlanned.tsx';
import styles from './PlanBoard.module.css';
import { planOf } from './use-scene-figures.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallView } from './wall-view.ts';

/** The year's plan of the scene's region, item by item. */
export function PlanBoard({ view }: { readonly view: WallView }) {
  const wall = useWallWords();
  const { words, nameOf } = useTongue();
  const query = useQuery(planOf(view));
  const district = view.districts.find(({ code }) => code === view.scene.region);
  return (
    <Board
      title={view.year === undefined ? words.plan.title : wall.plan(String(view.year))}
      note={district && nameOf(district)}
    >
      <Loaded query={query} lines={12}>
        {(progress) => <Items progress={progress} view={view} />}
      </Loaded>
    </Board>
  );
}

function Items({ progress, view }: { readonly progress: Progress; readonly view: WallView }) {
  const tongue = useTongue();
  const wall = useWallWords();
  const { scene } = view;
  const bars = planBars(
    progress.rows.filter((row) => row.region === scene.region),
    tongue,
  );
  if (bars.length === 0) return <Notice>{tongue.words.plan.none}</Notice>;
  const planned = bars.filter((bar) => bar.percent !== null);
  const others = bars.filter((bar) => bar.percent === null);
  return (
    <>
      <ul className={bullet.rows}>
        {planned.map((bar) => (
          <Bullet key={bar.item} bar={bar} name={bar.title} shown={bar.item === scene.item} />
        ))}
      </ul>
      <NotPlanned names={others.map((bar) => bar.title)} />
      <p className={styles.key}>
        <span className={styles.tick} aria-hidden="true" />
        {wall.pace(tongue.dateOf(progress.measuredOn))}
      </p>
    </>
  );
}
