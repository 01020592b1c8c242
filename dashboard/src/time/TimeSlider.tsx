import { useId } from 'react';
import { useExplainWords } from '../explain/use-explain-words.ts';
import { Lack } from '../panel/Lack.tsx';
import { useTongue } from '../words/words-context.tsx';
import { stepOf, timeSteps } from './closed-months.ts';
import styles from './TimeSlider.module.css';
import { useClosedMonths } from './use-closed-months.ts';

interface Props {
  readonly programme: string;
  readonly asOf: string | undefined;
  readonly onChange: (asOf: string | undefined) => void;
}

/** Looks back over the closed months; the last step is now. Without one it says so. */
export function TimeSlider({ programme, asOf, onChange }: Props) {
  const { time: words } = useExplainWords();
  const hint = useId();
  const { words: pageWords, dateOf } = useTongue();
  const { months, query } = useClosedMonths(programme);
  if (query.data === undefined) {
    return (
      <section className={styles.time} aria-label={words.title}>
        <Lack query={query} of={pageWords.closedMonths} />
      </section>
    );
  }
  if (months.length === 0) {
    return (
      <section className={styles.time} aria-label={words.title}>
        <p className={styles.said} role="status">
          {asOf === undefined ? words.none : words.pinnedOther(dateOf(asOf))}
        </p>
      </section>
    );
  }
  const steps = timeSteps(months);
  const last = steps.length - 1;
  const found = stepOf(steps, asOf);
  // A date or a load lies between the steps: the handle waits at now, and the text says what is shown.
  const at = found < 0 ? last : found;
  const nameOf = (step: string | undefined) => (step === undefined ? words.newest : dateOf(step));
  const pinned = months.find(({ month }) => month === asOf);
  const go = (place: number) => onChange(steps[place]);
  const said = sayingOf({ words, dateOf }, asOf, pinned);
  return (
    <section className={styles.time} aria-label={words.title}>
      <button
        type="button"
        className={styles.step}
        aria-label={words.earlier}
        disabled={at === 0}
        onClick={() => go(at - 1)}
      >
        ‹
      </button>
      <div className={styles.track}>
        <input
          type="range"
          className={styles.range}
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={words.label}
          aria-valuetext={nameOf(steps[at])}
          aria-describedby={hint}
          onChange={({ target }) => go(Number(target.value))}
        />
        <ol className={styles.ticks} aria-hidden="true">
          {steps.map((step, place) => (
            <li
              key={nameOf(step)}
              className={styles.tick}
              data-now={place === at}
              data-end={place === 0 || place === last}
            >
              {nameOf(step)}
            </li>
          ))}
        </ol>
      </div>
      <button
        type="button"
        className={styles.step}
        aria-label={words.later}
        disabled={at === last}
        onClick={() => go(at + 1)}
      >
        ›
      </button>
      <p id={hint} className={styles.said} data-pinned={asOf !== undefined} role="status">
        {said}
      </p>
    </section>
  );
}

interface SayingMeans {
  readonly words: ReturnType<typeof useExplainWords>['time'];
  readonly dateOf: (text: string) => string;
}

function sayingOf(
  { words, dateOf }: SayingMeans,
  asOf: string | undefined,
  pinned: { readonly month: string; readonly asOf: string } | undefined,
): string {
  if (asOf === undefined) return words.now;
  return pinned ? words.pinnedMonth(dateOf(pinned.month), dateOf(pinned.asOf)) : words.pinnedOther(dateOf(asOf));
}
