import styles from './SceneCaption.module.css';
import type { Turning } from './use-turning.ts';
import { useWallWords } from './use-wall-words.ts';

interface Props {
  readonly turning: Pick<Turning, 'at' | 'stands'>;
  /** Names of the scenes in order. */
  readonly names: readonly string[];
  /** Names in the playlist that mean no scene. */
  readonly unknown: readonly string[];
}

/** Which scene of how many, and what comes next. */
export function SceneCaption({ turning, names, unknown }: Props) {
  const wall = useWallWords();
  const next = names[(turning.at + 1) % names.length] ?? '';
  return (
    <div className={styles.caption}>
      {names.length > 1 ? (
        <p>
          {turning.stands ? <strong className={styles.stands}>{wall.standing}</strong> : null}
          {`${wall.place(String(turning.at + 1), String(names.length))} · ${wall.next(next)}`}
        </p>
      ) : null}
      {unknown.length > 0 ? (
        <p className={styles.unknown} role="alert">
          {wall.unknownScenes(unknown.join(', '))}
        </p>
      ) : null}
    </div>
  );
}
