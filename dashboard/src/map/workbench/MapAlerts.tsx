import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './WorkbenchPanel.module.css';

interface Props {
  readonly tilesFailed: boolean;
  readonly baseFailed: boolean;
  readonly attribution: string | undefined;
}

/** What is missing on the map, and whose base map it is. */
export function MapAlerts({ tilesFailed, baseFailed, attribution }: Props) {
  const { words: common } = useTongue();
  const words = useCoverageWords();
  return (
    <>
      <div className={styles.alerts} role="alert">
        {tilesFailed ? <p className={styles.alert}>{common.map.tilesFailed}</p> : null}
        {baseFailed ? <p className={styles.alert}>{words.map.baseFailed}</p> : null}
      </div>
      {attribution ? <p className={styles.attribution}>{attribution}</p> : null}
    </>
  );
}
