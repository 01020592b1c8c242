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

/** What the keyboard calls the keys. */
const keyCaps = { ArrowLeft: 'previous', p: 'stand', ArrowRight: 'next', e: 'edit', f: 'fullScreen' } as const;

/** Nothing has to be touched; who wants to has keys, each of them a button too. */
export function WallKeys({ turning, onEdit }: Props) {
  const { keys } = useWallWords();
  const { isFull, toggle: toggleFull } = useFullScreen();
  const { move, toggle, stands } = turning;
  const actions = useMemo(
    () => ({ previous: () => move(-1), stand: toggle, next: () => move(1), edit: onEdit, fullScreen: toggleFull }),
    [move, toggle, onEdit, toggleFull],
  );
  useKeys(keyCaps, actions);
  const buttons = [
    { cap: '←', name: keys.previous, run: actions.previous },
    { cap: 'P', name: stands ? keys.go : keys.stand, run: actions.stand },
    { cap: '→', name: keys.next, run: actions.next },
    { cap: 'E', name: keys.edit, run: actions.edit },
    { cap: 'F', name: isFull ? keys.leaveFullScreen : keys.fullScreen, run: actions.fullScreen },
  ];
  return (
    <div className={styles.keys} role="toolbar" aria-label={keys.label}>
      {buttons.map(({ cap, name, run }) => (
        <button key={cap} type="button" className={styles.key} title={name} aria-label={name} onClick={run}>
          {cap}
        </button>
      ))}
    </div>
  );
}
