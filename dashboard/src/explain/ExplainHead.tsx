import type { ReactNode } from 'react';
import type { Status } from '#geodata/vocabulary/status.ts';
import { StatusMark } from '../look/StatusMark.tsx';
import styles from './Sections.module.css';

interface Props {
  readonly subject: string;
  /** Region, date, load. */
  readonly place: string;
  readonly value: string;
  readonly unit: string;
  readonly verdict?: { readonly status: Status; readonly word: string; readonly reason: string } | undefined;
  readonly children?: ReactNode;
}

/** The number itself, large, with its verdict and the reason in one sentence. */
export function ExplainHead({ subject, place, value, unit, verdict, children }: Props) {
  return (
    <header className={styles.head}>
      <h2 className={styles.subject}>{subject}</h2>
      <p className={styles.place}>{place}</p>
      <p className={styles.verdict}>
        <span className={styles.value}>
          {value}
          <span className={styles.unit}>{unit}</span>
        </span>
        {verdict ? (
          <span className={styles.status}>
            <StatusMark status={verdict.status} />
            {verdict.word}
          </span>
        ) : null}
      </p>
      {verdict ? <p className={styles.reason}>{verdict.reason}</p> : null}
      {children}
    </header>
  );
}
