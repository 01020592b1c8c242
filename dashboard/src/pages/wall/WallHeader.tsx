import type { ReactNode } from 'react';
import type { Basis, Programme } from '../../data/queries.ts';
import type { Pulse } from '../../data/use-pulse.ts';
import { formatClock } from '../../format/clock.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { useWallWords } from './use-wall-words.ts';
import styles from './WallHeader.module.css';

interface Props {
  readonly programme: Programme;
  readonly basis: Basis;
  readonly pulse: Pulse;
  /** The keys of the wall. */
  readonly children: ReactNode;
}

/** Whose programme, as of when, whether it is a demonstration, and whether it still follows the server. */
export function WallHeader({ programme, basis, pulse, children }: Props) {
  const { words, say } = useTongue();
  return (
    <header className={styles.header}>
      <strong className={styles.product}>{words.product}</strong>
      <h1 className={styles.title}>{say(programme.title)}</h1>
      {programme.documentNo ? <span className={styles.document}>{programme.documentNo}</span> : null}
      <div className={styles.state}>
        <StaleMark pulse={pulse} />
        {basis.sample ? <span className={styles.sample}>{words.sample}</span> : null}
        <strong className={styles.date}>{basis.asOf ? words.asOf(basis.asOf) : words.noDate}</strong>
      </div>
      {children}
    </header>
  );
}

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
