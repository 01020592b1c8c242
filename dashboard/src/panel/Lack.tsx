import type { Asked } from '../data/asked.ts';
import { isForbidden } from '../data/client.ts';
import { useTongue } from '../words/words-context.tsx';
import styles from './Lack.module.css';

/** As much of a query as its absence needs. */
export type Lacking = Pick<Asked<unknown>, 'data' | 'error' | 'refetch'>;

interface Props {
  readonly query: Lacking;
  /** What it would have brought. */
  readonly of: string;
}

/** A line in the place of a small thing that is not there: that it is on its way, or that it failed, with a retry. */
export function Lack({ query, of }: Props) {
  const { words } = useTongue();
  const { states } = words;
  if (query.data !== undefined) return null;
  if (!query.error) {
    return (
      <span className={styles.lack} role="status" aria-busy="true">
        {states.loadingOf(of)}
      </span>
    );
  }
  // The way to the token stands in the panel that needs it most.
  if (isForbidden(query.error)) return <span className={styles.lack}>{states.forbiddenOf(of)}</span>;
  return (
    <span className={styles.lack} role="alert">
      {states.failedOf(of)}{' '}
      <button type="button" className={styles.retry} onClick={() => void query.refetch()}>
        {states.retry}
      </button>
    </span>
  );
}
