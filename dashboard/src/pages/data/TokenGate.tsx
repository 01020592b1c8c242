import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { keepAdminToken } from '../../data/admin-token.ts';
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
  const [token, setToken] = useState('');
  const field = useId();
  const hint = useId();
  const enter = (event: FormEvent) => {
    event.preventDefault();
    keepAdminToken(token.trim());
    if (onEntered) onEntered();
    else void client.resetQueries();
  };
  const takesToken = why === 'needed' || why === 'wrong';
  return (
    <section className={styles.gate} aria-label={words.token.title}>
      <h2 className={styles.title}>{words.token.title}</h2>
      <p role={why === 'wrong' ? 'alert' : undefined}>{words.token[why]}</p>
      {takesToken ? (
        <form className={styles.form} onSubmit={enter}>
          <label htmlFor={field}>{words.token.label}</label>
          <input
            id={field}
            type="password"
            autoComplete="off"
            required
            minLength={16}
            value={token}
            aria-describedby={hint}
            onChange={({ target }) => setToken(target.value)}
          />
          <button type="submit">{words.token.enter}</button>
          <p id={hint} className={styles.hint}>
            {words.token.session}
          </p>
        </form>
      ) : null}
    </section>
  );
}
