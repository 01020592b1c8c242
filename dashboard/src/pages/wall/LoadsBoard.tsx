import { useQuery } from '@tanstack/react-query';
import { type Load, loadsQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { Board } from './Board.tsx';
import styles from './LoadsBoard.module.css';
import { OrdersLine } from './OrdersLine.tsx';
import { useWallWords } from './use-wall-words.ts';
import type { WallView } from './wall-view.ts';

const mostLoads = 10;

/** What came in last: which data, as of when, and how many records it changed; as many as there is room for. */
export function LoadsBoard({ view }: { readonly view: WallView }) {
  const wall = useWallWords();
  const query = useQuery(loadsQuery());
  return (
    <Board title={wall.loads}>
      <OrdersLine view={view} />
      <Loaded query={query} lines={4}>
        {({ loads }) => {
          const ours = loads.filter((load) => load.rootRegion === view.root).slice(0, mostLoads);
          if (ours.length === 0) return <Notice>{wall.noLoads}</Notice>;
          return (
            <ol className={styles.rows}>
              {ours.map((load) => (
                <LoadRow key={load.load} load={load} />
              ))}
            </ol>
          );
        }}
      </Loaded>
    </Board>
  );
}

function LoadRow({ load }: { readonly load: Load }) {
  const wall = useWallWords();
  const { words, dateOf, language } = useTongue();
  const count = (records: number) => formatQuantity(records, language, 0);
  const changes = (['added', 'changed', 'removed'] as const)
    .filter((kind) => load[kind] > 0)
    .map((kind) => wall[kind](count(load[kind])));
  const what = words.datasets[load.dataset] ?? load.dataset;
  return (
    <li className={styles.row} data-load={load.load}>
      <span className={styles.what}>
        {load.undoes === null ? what : `${what} · ${wall.undone(String(load.undoes))}`}
      </span>
      <span className={styles.changes}>{changes.length > 0 ? changes.join(' ') : wall.unchanged}</span>
      <span className={styles.date}>{dateOf(load.dataDate)}</span>
    </li>
  );
}
