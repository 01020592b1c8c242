import { Fragment } from 'react';
import styles from './NotPlanned.module.css';
import { useWallWords } from './use-wall-words.ts';

/** What the plan has a dash for: said in one line, so that nothing is left out. */
export function NotPlanned({ names }: { readonly names: readonly string[] }) {
  const wall = useWallWords();
  if (names.length === 0) return null;
  return (
    <p className={styles.line}>
      {wall.notPlanned}
      {names.map((name, at) => (
        <Fragment key={name}>
          {at === 0 ? null : wall.comma}
          <span className={styles.name}>{name}</span>
        </Fragment>
      ))}
    </p>
  );
}
