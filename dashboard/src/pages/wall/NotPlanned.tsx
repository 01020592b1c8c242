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
        <span key={name} className={styles.name}>
          {name}
          {at === names.length - 1 ? null : wall.comma}
        </span>
      ))}
    </p>
  );
}
