import { type ReactNode, useId } from 'react';
import styles from './Board.module.css';

interface Props {
  readonly title: ReactNode;
  /** What it is held against, or as of when. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
}

/** One panel of the wall. */
export function Board({ title, note, children }: Props) {
  const id = useId();
  return (
    <section className={styles.board} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {note ? <p className={styles.note}>{note}</p> : null}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
