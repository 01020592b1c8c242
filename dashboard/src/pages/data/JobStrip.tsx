import { formatQuantity } from '../../format/number.ts';
import type { DataWords } from '../../words/data-zh.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { Draft } from './desk-queries.ts';
import styles from './JobStrip.module.css';
import { useDataWords } from './use-data-words.ts';

const steps = ['read', 'check', 'diff', 'publish'] as const;

/** How far a check or a publication is: its steps, a bar, the rate and the time that is left. */
export function JobStrip({ draft }: { readonly draft: Draft }) {
  const words = useDataWords();
  const { language } = useTongue();
  const progress = draft.job?.progress ?? null;
  const shown = draft.job?.kind === 'publish' ? steps : steps.slice(0, 3);
  const current = shown.map(String).indexOf(progress?.step ?? '');
  // Of all steps: the later ones are statements over all rows at once, which tell nothing while they run.
  const within = progress?.total ? Math.min(1, progress.done / progress.total) : 0;
  const percent = Math.round((100 * (Math.max(0, current) + within)) / shown.length);
  const figure = (count: number) => formatQuantity(count, language, 0);
  return (
    <section className={styles.strip} aria-live="polite" data-testid="job">
      <ol className={styles.steps}>
        {shown.map((step, index) => (
          <li key={step} aria-current={index === current ? 'step' : undefined} data-done={index < current}>
            {words.steps[step]}
          </li>
        ))}
      </ol>
      <progress className={styles.bar} max={100} value={percent} aria-label={words.states[draft.state]} />
      <p className={styles.facts}>
        {draft.state === 'waiting' ? words.queued : null}
        {draft.state === 'working' && progress === null ? words.starting : null}
        {progress ? (
          <>
            <span>
              {progress.total === null || progress.done === 0
                ? words.rowsOnly(figure(progress.total ?? progress.done))
                : words.rows(figure(progress.done), figure(progress.total))}
            </span>
            {progress.rowsPerSecond === null ? null : <span>{words.perSecond(figure(progress.rowsPerSecond))}</span>}
            {progress.etaSeconds ? <span>{words.eta(timeText(progress.etaSeconds, words))}</span> : null}
          </>
        ) : null}
      </p>
    </section>
  );
}

function timeText(seconds: number, words: DataWords): string {
  return seconds < 90 ? words.seconds(String(seconds)) : words.minutes(String(Math.round(seconds / 60)));
}
