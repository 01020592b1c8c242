import type { AreaFigures } from '../../figures/use-area-figures.ts';
import { formatPercent, formatShare, noNumber } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { Lack } from '../../panel/Lack.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { type Ranked, rankFigures, rankMoves } from '../../ranking/rank.ts';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import { Board } from './Board.tsx';
import styles from './RankingBoard.module.css';
import { useFormerFigures } from './use-former-figures.ts';
import { useSceneFigures } from './use-scene-figures.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallView } from './wall-view.ts';

interface Props {
  readonly view: WallView;
  readonly scope: RegionScope;
}

/** Districts by what the scene shows, and how they moved since the end of the month before. */
export function RankingBoard({ view, scope }: Props) {
  const wall = useWallWords();
  const { say, words, dateOf } = useTongue();
  const figures = useSceneFigures(view, scope);
  const { figures: then, since, query } = useFormerFigures(view, scope);
  return (
    <Board
      title={wall.ranking(say(view.subject.label))}
      note={
        since !== undefined && then !== undefined
          ? (then.length > 0 ? wall.movesSince : wall.noMoves)(dateOf(since))
          : query && <Lack query={query} of={wall.moves} />
      }
    >
      <Loaded query={figures} lines={scope.areas.length}>
        {(data) => {
          if (data.figures.length === 0) return <Notice>{words.ranking.none}</Notice>;
          return <Ranks view={view} data={data} moves={then && rankMoves(data.figures, then)} />;
        }}
      </Loaded>
    </Board>
  );
}

interface RanksProps {
  readonly view: WallView;
  readonly data: AreaFigures;
  readonly moves: ReadonlyMap<string, number | undefined> | undefined;
}

function Ranks({ view, data, moves }: RanksProps) {
  return (
    <ol className={styles.rows}>
      {rankFigures(data.figures).map((entry) => (
        <RankRow
          key={entry.figure.region}
          entry={entry}
          target={data.target?.value}
          whole={view.scene.item !== undefined}
          shown={entry.figure.region === view.scene.region}
          move={moves?.get(entry.figure.region)}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  readonly entry: Ranked;
  readonly target: number | undefined;
  /** Whole percents, as everywhere for shares of a plan. */
  readonly whole: boolean;
  readonly shown: boolean;
  readonly move: number | undefined;
}

function RankRow({ entry: { figure, rank }, target, whole, shown, move }: RowProps) {
  const { words } = useTongue();
  const percent = figure.value === null ? noNumber : `${formatPercent(figure.value, target)}%`;
  return (
    <li className={styles.row} data-shown={shown} data-region={figure.region}>
      <span className={styles.rank}>{rank ?? noNumber}</span>
      <span className={styles.name}>{figure.name}</span>
      <span className={styles.move}>
        <Moved ranks={move} />
      </span>
      <strong className={styles.value}>{whole ? formatShare(figure.value) : percent}</strong>
      {figure.status ? (
        <span className={styles.status}>
          <StatusMark status={figure.status} />
          <span className="visually-hidden">{words.status[figure.status]}</span>
        </span>
      ) : null}
    </li>
  );
}

function Moved({ ranks }: { readonly ranks: number | undefined }) {
  const wall = useWallWords();
  if (ranks === undefined) return null;
  if (ranks === 0) return <span className={styles.same}>{wall.same}</span>;
  const amount = String(Math.abs(ranks));
  return (
    <>
      <span aria-hidden="true">{`${ranks > 0 ? '↑' : '↓'} ${amount}`}</span>
      <span className="visually-hidden">{ranks > 0 ? wall.rose(amount) : wall.fell(amount)}</span>
    </>
  );
}
