import { useTongue } from '../words/words-context.tsx';
import styles from './Waiting.module.css';

/** A still skeleton: nothing moves while nothing has changed. */
export function Waiting({ lines }: { readonly lines: number }) {
  const { words } = useTongue();
  return (
    <div className={styles.waiting} role="status" aria-busy="true">
      <span className="visually-hidden">{words.states.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never change places
        <div key={line} className={styles.line} style={{ inlineSize: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
