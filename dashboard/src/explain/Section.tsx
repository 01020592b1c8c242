import type { ReactNode } from 'react';
import styles from './Sections.module.css';

interface Props {
  readonly title: string;
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** One question about a number, and its answer. */
export function Section({ title, note, tools, children }: Props) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.sectionHead}>
        <h3 className={styles.sectionTitle}>{title}</h3>
        {note ? <span className={styles.note}>{note}</span> : null}
        {tools ? <div className={styles.tools}>{tools}</div> : null}
      </header>
      {children}
    </section>
  );
}
