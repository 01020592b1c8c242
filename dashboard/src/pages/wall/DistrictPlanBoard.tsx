import { useQuery } from '@tanstack/react-query';
import type { Progress } from '../../data/queries.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { planBar } from '../../plan/plan-bars.ts';
import { useTongue } from '../../words/words-context.tsx';
import { Board } from './Board.tsx';
import bullet from './Bullet.module.css';
import { Bullet } from './Bullet.tsx';
import { focusItem } from './focus-item.ts';
import { NotPlanned } from './NotPlanned.tsx';
import { planOf } from './use-scene-figures.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallView } from './wall-view.ts';

interface Props {
  readonly view: WallView;
  /** Counts the scenes, so that another item comes with each. */
  readonly turn: number;
}

/** One item of the plan district by district: the scene's own, or one of those in most need. */
export function DistrictPlanBoard({ view, turn }: Props) {
  const wall = useWallWords();
  const { say, words } = useTongue();
  const query = useQuery(planOf(view));
  const item = view.scene.item ?? focusItem(query.data?.rows ?? [], view.root, turn);
  const title = view.programme.items.find((entry) => entry.item === item)?.title;
  return (
    <Board title={title ? wall.planByDistrict(say(title)) : words.plan.title}>
      <Loaded query={query} lines={view.districts.length}>
        {(progress) => <Districts progress={progress} view={view} item={item} />}
      </Loaded>
    </Board>
  );
}

interface DistrictsProps {
  readonly progress: Progress;
  readonly view: WallView;
  readonly item: string | undefined;
}

function Districts({ progress, view, item }: DistrictsProps) {
  const tongue = useTongue();
  const rows = progress.rows.filter((row) => row.item === item && row.region !== view.root);
  if (rows.length === 0) return <Notice>{tongue.words.plan.none}</Notice>;
  const others = rows.filter((row) => row.plan === null);
  return (
    <>
      <ul className={bullet.line}>
        {rows
          .filter((row) => row.plan !== null)
          .map((row) => (
            <Bullet
              key={row.region}
              bar={planBar(row, tongue)}
              name={tongue.nameOf(row)}
              shown={row.region === view.scene.region}
            />
          ))}
      </ul>
      <NotPlanned names={others.map(tongue.nameOf)} />
    </>
  );
}
