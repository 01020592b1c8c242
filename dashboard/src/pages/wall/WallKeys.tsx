import { useMemo } from 'react';
import { useFullScreen } from './use-full-screen.ts';
import { useKeys } from './use-keys.ts';
import type { Turning } from './use-turning.ts';
import { useWallWords } from './use-wall-words.ts';
import styles from './WallKeys.module.css';

interface Props {
  readonly turning: Turning;
  readonly onEdit: () => void;
}

/** Nothing has to be touched; who wants to has keys, each of them a button too. */
export function WallKeys({ turning, onEdit }: Props) {
  const { keys } = useWallWords();
  const { isFull, toggle: toggleFull } = useFullScreen();
  const { move, toggle, stands } = turning;
  const actions = useMemo(
    () => ({
      ArrowLeft: () => move(-1),
      ArrowRight: () => move(1),
      p: toggle,
      e: onEdit,
      f: toggleFull,
    }),
    [move, toggle, onEdit, toggleFull],
  );
  useKeys(actions);
  const buttons = [
    { key: '←', name: keys.previous, run: actions.ArrowLeft },
    { key: 'P', name: stands ? keys.go : keys.stand, run: actions.p },
    { key: '→', name: keys.next, run: actions.ArrowRight },
    { key: 'E', name: keys.edit, run: actions.e },
    { key: 'F', name: isFull ? keys.leaveFullScreen : keys.fullScreen, run: actions.f },
  ];
  return (
    <div className={styles.keys} role="toolbar" aria-label={keys.label}>
      {buttons.map(({ key, name, run }) => (
        <button key={key} type="button" className={styles.key} title={name} aria-label={name} onClick={run}>
          {key}
        </button>
      ))}
    </div>
  );
}
