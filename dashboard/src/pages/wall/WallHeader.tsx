import type { Basis, Programme } from '../../data/queries.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './WallHeader.module.css';

interface Props {
  readonly programme: Programme;
  readonly basis: Basis;
}

/** Whose programme, as of when, and that it is a demonstration when it is one. */
export function WallHeader({ programme, basis }: Props) {
  const { words, say, dateOf } = useTongue();
  return (
    <header className={styles.header}>
      <strong className={styles.product}>{words.product}</strong>
      <h1 className={styles.title}>{say(programme.title)}</h1>
      {programme.documentNo ? <span className={styles.document}>{programme.documentNo}</span> : null}
      <div className={styles.state}>
        {basis.sample ? <span className={styles.sample}>{words.sample}</span> : null}
        <strong className={styles.date}>{basis.asOf ? words.asOf(dateOf(basis.asOf)) : words.noDate}</strong>
      </div>
    </header>
  );
}
