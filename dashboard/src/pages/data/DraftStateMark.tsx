import type { Status } from '#geodata/vocabulary/status.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import styles from './DraftStateMark.module.css';
import type { Draft } from './desk-queries.ts';
import { useDataWords } from './use-data-words.ts';

const marks: Readonly<Record<Draft['state'], Status>> = {
  waiting: 'no_data',
  working: 'on_track',
  recognised: 'at_risk',
  checked: 'on_track',
  refused: 'behind',
  failed: 'behind',
  interrupted: 'at_risk',
  published: 'met',
};

/** How far an uploaded file is: a shape with its word. */
export function DraftStateMark({ state }: { readonly state: Draft['state'] }) {
  const words = useDataWords();
  return (
    <span className={styles.state} data-state={state}>
      <StatusMark status={marks[state]} />
      {words.states[state]}
    </span>
  );
}
