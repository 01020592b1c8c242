import type { Status } from '#geodata/vocabulary/status.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import styles from './FoundView.module.css';
import { useDataWords } from './use-data-words.ts';

const marks: Readonly<Record<'certain' | 'likely' | 'unsure', Status>> = {
  certain: 'met',
  likely: 'on_track',
  unsure: 'at_risk',
};

export function Certainty({ certainty }: { readonly certainty: keyof typeof marks }) {
  const words = useDataWords();
  return (
    <span className={styles.certainty}>
      <StatusMark status={marks[certainty]} />
      {words.found.certainty[certainty]}
    </span>
  );
}
