import type { Status } from '#geodata/vocabulary/status.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './Verdict.module.css';

/** A status by shape, colour and word. */
export function Verdict({ status, of }: { readonly status: Status; readonly of: 'status' | 'planStatus' }) {
  const { words } = useTongue();
  return (
    <span className={styles.verdict}>
      <StatusMark status={status} />
      {words[of][status]}
    </span>
  );
}
