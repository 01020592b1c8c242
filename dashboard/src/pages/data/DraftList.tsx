import { formatClock } from '../../format/clock.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './DraftList.module.css';
import { DraftStateMark } from './DraftStateMark.tsx';
import type { DraftSummary } from './desk-queries.ts';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly drafts: readonly DraftSummary[];
  readonly keptDays: number;
}

/** The files in hand, newest first. */
export function DraftList({ drafts, keptDays }: Props) {
  const words = useDataWords();
  const { language } = useTongue();
  const [{ draft: chosen }, go] = useDataAddress();
  return (
    <section className={styles.list} aria-label={words.files}>
      <header className={styles.head}>
        <h2>{words.files}</h2>
        <span>{words.kept(String(keptDays))}</span>
      </header>
      {drafts.length === 0 ? <p className={styles.none}>{words.noFiles}</p> : null}
      <ul>
        {drafts.map(({ draft, file, state, uploadedAt }) => (
          <li key={draft}>
            <button
              type="button"
              className={styles.item}
              aria-current={draft === chosen ? 'true' : undefined}
              onClick={() => go({ draft, view: 'found', kind: undefined })}
            >
              <span className={styles.name} title={file}>
                {file}
              </span>
              <DraftStateMark state={state} />
              <time className={styles.time} dateTime={uploadedAt}>
                {formatClock(new Date(uploadedAt), language)}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
