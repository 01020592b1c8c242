import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { loadsQuery, monthsQuery } from '../../data/queries.ts';
import { Lack, type Lacking } from '../../panel/Lack.tsx';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';
import { type Moment, moments } from './moments.ts';
import styles from './TimeBar.module.css';

/** Over closed months and dates of data: everything on the page is as of the chosen one. */
export function TimeBar({ view }: { readonly view: CoverageView }) {
  const words = useCoverageWords();
  const { dateOf } = useTongue();
  const id = useId();
  const { known, lacking } = useMoments(view);
  const { asOf } = view;
  const found = known.findIndex((moment) => moment.asOf === asOf);
  const at = found < 0 ? known.length - 1 : found;
  const chosen = known[at];
  const none = lacking ? null : words.time.none;
  // A load number or a day between two dates has no place on the slider and is said as it is.
  const text = found < 0 && asOf !== undefined ? dateOf(asOf) : chosen ? momentText(chosen, { words, dateOf }) : '';
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
        {known.length > 1 ? text : none}
      </output>
      {lacking ? <Lack query={lacking} of={words.time.label} /> : null}
    </div>
  );
}

export interface Moments {
  readonly known: readonly Moment[];
  /** What more of them would come from, and did not come; undefined: they are all. */
  readonly lacking: Lacking | undefined;
}

export function useMoments({ root, programme }: CoverageView): Moments {
  const ofMonths = useQuery(monthsQuery({ programme: programme.id }));
  const ofLoads = useQuery(loadsQuery());
  const months = ofMonths.data?.months;
  const loads = ofLoads.data?.loads;
  const known = useMemo(() => moments(months ?? [], loads ?? [], root), [months, loads, root]);
  return { known, lacking: [ofMonths, ofLoads].find(({ data }) => data === undefined) };
}

interface MomentMeans {
  readonly words: ReturnType<typeof useCoverageWords>;
  readonly dateOf: (text: string) => string;
}

export function momentText({ kind, asOf, day }: Moment, { words, dateOf }: MomentMeans): string {
  if (kind === 'newest') return day === '' ? words.time.newest : `${dateOf(day)} · ${words.time.newest}`;
  return kind === 'month' ? words.time.month(dateOf(asOf ?? '')) : words.time.date(dateOf(asOf ?? ''));
}
