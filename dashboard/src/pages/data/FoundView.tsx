import { formatQuantity } from '../../format/number.ts';
import { useTongue } from '../../words/words-context.tsx';
import { Certainty } from './Certainty.tsx';
import type { DatasetInfo, Draft, Outcome } from './desk-queries.ts';
import styles from './FoundView.module.css';
import { OptionsForm } from './OptionsForm.tsx';
import { useDataWords } from './use-data-words.ts';
import type { Edits } from './use-edits.ts';

export interface FoundProps {
  readonly draft: Draft;
  readonly datasets: readonly DatasetInfo[];
  readonly edits: Edits;
}

/** What the file was taken for and how sure that is, with everything of it to be corrected. */
export function FoundView(props: FoundProps) {
  const { draft, edits } = props;
  const words = useDataWords();
  const { outcome } = draft;
  return (
    <div className={styles.found}>
      <DatasetLine {...props} />
      {outcome?.crs ? <CrsLine crs={outcome.crs} /> : null}
      {outcome?.inspected && outcome.crs === null ? <p className={styles.quiet}>{words.found.noCrs}</p> : null}
      {outcome ? <Counts outcome={outcome} /> : null}
      <OptionsForm {...props} />
      {Object.keys(edits.options).length > 0 ? (
        <p className={styles.changed} role="status">
          {words.found.changed}
        </p>
      ) : null}
    </div>
  );
}

function DatasetLine({ draft, datasets }: FoundProps) {
  const words = useDataWords();
  const { say } = useTongue();
  const { recognition, options } = draft;
  if (recognition === null) return null;
  const label = datasets.find(({ dataset }) => dataset === recognition.dataset)?.label;
  const guess = recognition.guesses.find(({ dataset }) => dataset === recognition.dataset);
  const isSaved = recognition.columns.some(({ how }) => how === 'saved');
  return (
    <section className={styles.fact} aria-label={words.found.dataset}>
      <h3>{words.found.dataset}</h3>
      <p className={styles.line}>
        <strong className={styles.answer}>{label ? say(label) : words.found.noneFits}</strong>
        {guess && options.dataset === null ? <Certainty certainty={guess.certainty} /> : null}
        {label ? (
          <span className={styles.quiet}>{options.dataset === null ? words.found.guessed : words.found.chosen}</span>
        ) : null}
      </p>
      {guess ? (
        <p className={styles.quiet}>
          {words.found.ofColumns(String(guess.recognised), String(guess.columns))}
          {isSaved ? words.separator + words.found.mapped : null}
        </p>
      ) : null}
    </section>
  );
}

function CrsLine({ crs }: { readonly crs: NonNullable<Outcome['crs']> }) {
  const words = useDataWords();
  const { say } = useTongue();
  return (
    <section className={styles.fact} aria-label={words.found.crs}>
      <h3>{words.found.crs}</h3>
      <p className={styles.line}>
        <strong className={styles.answer}>{say(crs.label)}</strong>
        <Certainty certainty={crs.certainty} />
      </p>
      <details>
        <summary className={styles.quiet}>{words.found.why}</summary>
        <ul className={styles.reasons}>
          {crs.reasons.map((reason) => (
            <li key={reason.zh}>{say(reason)}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Counts({ outcome }: { readonly outcome: Outcome }) {
  const words = useDataWords();
  const { language } = useTongue();
  const { counts } = outcome;
  if (counts === null) return null;
  const { found } = words;
  const rows = [
    [found.read, counts.read, found.rowUnit],
    [found.accepted, counts.accepted, found.rowUnit],
    [found.rejected, counts.rejected, found.rowUnit],
    [found.added, counts.added, found.recordUnit],
    [found.changedRows, counts.changed, found.recordUnit],
    [found.removed, counts.removed, found.recordUnit],
    [found.unchanged, counts.unchanged, found.recordUnit],
  ] as const;
  return (
    <section className={styles.fact} aria-label={found.counts}>
      <h3>{found.counts}</h3>
      <dl className={styles.counts}>
        {rows.map(([name, count, unit]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {formatQuantity(count, language)}
              <span>{unit}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
