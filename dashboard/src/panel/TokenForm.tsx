import { type FormEvent, useId, useState } from 'react';
import { keepAdminToken } from '../data/admin-token.ts';
import styles from './TokenForm.module.css';

interface Props {
  readonly words: { readonly label: string; readonly enter: string; readonly session: string };
  /** The token is kept by then. */
  readonly onEntered: () => void;
}

/** A field for the token of the server; it stays with the tab. */
export function TokenForm({ words, onEntered }: Props) {
  const [token, setToken] = useState('');
  const field = useId();
  const hint = useId();
  const enter = (event: FormEvent) => {
    event.preventDefault();
    keepAdminToken(token.trim());
    onEntered();
  };
  return (
    <form className={styles.form} onSubmit={enter}>
      <label htmlFor={field}>{words.label}</label>
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
      <button type="submit">{words.enter}</button>
      <p id={hint} className={styles.hint}>
        {words.session}
      </p>
    </form>
  );
}
