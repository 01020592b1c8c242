import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { adminToken } from '../data/admin-token.ts';
import { isForbidden } from '../data/client.ts';
import { useTongue } from '../words/words-context.tsx';
import styles from './Notice.module.css';
import { TokenForm } from './TokenForm.tsx';

/**
 * The way to the token: on demand, or open at once where the one that was entered does not do. With it everything that
 * was refused is asked anew.
 */
export function EnterToken() {
  const { words } = useTongue();
  const client = useQueryClient();
  const [asks, setAsks] = useState(() => adminToken() !== undefined);
  if (!asks) {
    return (
      <button type="button" className={styles.action} onClick={() => setAsks(true)}>
        {words.states.enterToken}
      </button>
    );
  }
  const again = () => void client.resetQueries({ predicate: ({ state }) => isForbidden(state.error) });
  return <TokenForm words={words.states.token} onEntered={again} />;
}
