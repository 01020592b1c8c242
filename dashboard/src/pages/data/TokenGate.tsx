import { useQueryClient } from '@tanstack/react-query';
import { TokenForm } from '../../panel/TokenForm.tsx';
import styles from './TokenGate.module.css';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly why: 'needed' | 'wrong' | 'loopback' | 'crossSite';
  /** After a token was entered; undefined: everything is asked anew. */
  readonly onEntered?: () => void;
}

/** What stands where the server lets nobody in without its token: why, and a field for it. */
export function TokenGate({ why, onEntered }: Props) {
  const words = useDataWords();
  const client = useQueryClient();
  const takesToken = why === 'needed' || why === 'wrong';
  return (
    <section className={styles.gate} aria-label={words.token.title}>
      <h2 className={styles.title}>{words.token.title}</h2>
      <p role={why === 'wrong' ? 'alert' : undefined}>{words.token[why]}</p>
      {takesToken ? (
        <TokenForm words={words.token} onEntered={onEntered ?? (() => void client.resetQueries())} />
      ) : null}
    </section>
  );
}
