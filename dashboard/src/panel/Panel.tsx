import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  readonly source?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the rail: what it is, as of when, its tools, and the source below. */
export function Panel({ title, note, tools, source, children }: Props) {
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {note ? <span className={styles.note}>{note}</span> : null}
        {tools ? <div className={styles.tools}>{tools}</div> : null}
      </header>
      <div className={styles.body}>{children}</div>
      {source ? <footer className={styles.source}>{source}</footer> : null}
    </section>
  );
}
