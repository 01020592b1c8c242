import { useQuery } from '@tanstack/react-query';
import { mapDatasets, newestFiles } from '../../data/newest-files.ts';
import { loadsQuery } from '../../data/queries.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { Turning } from './use-turning.ts';
import { useWallWords } from './use-wall-words.ts';
import styles from './WallFooter.module.css';

interface Props {
  readonly root: string;
  readonly turning: Turning;
  /** Names of the scenes in order. */
  readonly names: readonly string[];
  readonly unknown: readonly string[];
}

/** Where the data come from, and which scene comes next. */
export function WallFooter({ root, turning, names, unknown }: Props) {
  const { words } = useTongue();
  const wall = useWallWords();
  const loads = useQuery(loadsQuery()).data?.loads;
  const drawn = newestFiles(loads ?? [], root).filter((load) => mapDatasets.has(load.dataset));
  const sources = drawn.map((load) => words.datasets[load.dataset] ?? load.dataset).join(' · ');
  const next = names[(turning.at + 1) % names.length] ?? '';
  return (
    <footer className={styles.footer}>
      <span className={styles.sources}>
        {loads ? (sources === '' ? words.map.noSources : words.map.sources(sources)) : ''}
        <span className={styles.outlines}>{words.map.outlines}</span>
      </span>
      {unknown.length > 0 ? (
        <span className={styles.unknown} role="alert">
          {wall.unknownScenes(unknown.join(', '))}
        </span>
      ) : null}
      <span className={styles.scene}>
        {turning.stands ? <span className={styles.stands}>{wall.standing}</span> : null}
        {names.length > 1 ? `${wall.place(String(turning.at + 1), String(names.length))} · ${wall.next(next)}` : null}
      </span>
    </footer>
  );
}
