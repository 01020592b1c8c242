import type { Pulse } from '../../data/use-pulse.ts';
import { formatClock } from '../../format/clock.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './StaleMark.module.css';
import { useWallWords } from './use-wall-words.ts';

/** Said as soon as the server does not answer, and until it does. */
export function StaleMark({ pulse }: { readonly pulse: Pulse }) {
  const wall = useWallWords();
  const { language } = useTongue();
  return (
    <span className={styles.pulse} role="status">
      {pulse.lost ? (
        <span className={styles.stale}>
          <StatusMark status="at_risk" />
          {pulse.since ? wall.staleSince(formatClock(pulse.since, language)) : wall.neverSeen}
        </span>
      ) : null}
    </span>
  );
}
