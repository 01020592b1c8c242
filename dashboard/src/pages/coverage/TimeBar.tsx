import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { loadsQuery, monthsQuery } from '../../data/queries.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import type { CoverageView } from './coverage-view.ts';
import { type Moment, moments } from './moments.ts';
import styles from './TimeBar.module.css';

/** Over closed months and dates of data: everything on the page is as of the chosen one. */
export function TimeBar({ view }: { readonly view: CoverageView }) {
  const words = useCoverageWords();
  const id = useId();
  const known = useMoments(view);
  const { asOf } = view;
  const found = known.findIndex((moment) => moment.asOf === asOf);
  const at = found < 0 ? known.length - 1 : found;
  const chosen = known[at];
  // A load number or a day between two dates has no place on the slider and is said as it is.
  const text = found < 0 && asOf !== undefined ? asOf : chosen ? momentText(chosen, words) : '';
  const go = (to: number) => {
    const moment = known[to];
    if (moment) view.go({ asOf: moment.asOf }, { replace: true });
  };
  return (
    <div className={styles.time}>
      <label htmlFor={id} className={styles.label}>
        {words.time.label}
      </label>
      {known.length > 1 ? (
        <input
          id={id}
          type="range"
          min={0}
          max={known.length - 1}
          step={1}
          value={at}
          aria-valuetext={text}
          onChange={({ target }) => go(Number(target.value))}
        />
      ) : null}
      <output htmlFor={id} className={styles.chosen}>
        {known.length > 1 ? text : words.time.none}
      </output>
    </div>
  );
}

export function useMoments({ root, programme }: CoverageView): readonly Moment[] {
  const months = useQuery(monthsQuery({ programme: programme.id })).data?.months;
  const loads = useQuery(loadsQuery()).data?.loads;
  return useMemo(() => moments(months ?? [], loads ?? [], root), [months, loads, root]);
}

export function momentText({ kind, asOf, day }: Moment, words: ReturnType<typeof useCoverageWords>): string {
  if (kind === 'newest') return day === '' ? words.time.newest : `${day} · ${words.time.newest}`;
  return kind === 'month' ? words.time.month(asOf ?? '') : words.time.date(asOf ?? '');
}
