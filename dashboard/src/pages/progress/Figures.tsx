import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Indicator, type IndicatorValue, valuesQuery } from '../../data/queries.ts';
import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { formatPercent, formatQuantity, formatTarget } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { verdictOf } from '../../look/status-of.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './Figures.module.css';
import type { View } from './view.ts';

/** The watched indicators of the region: how much, against what, and whether that is enough. */
export function Figures({ view }: { readonly view: View }) {
  const { words } = useTongue();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls must be reachable with the keyboard, also while its figures are on their way
    <section className={styles.figures} aria-label={words.figures} tabIndex={0}>
      {view.indicators.map((indicator) => (
        <Figure key={indicator.id} indicator={indicator} view={view} />
      ))}
    </section>
  );
}

function Figure({ indicator, view }: { readonly indicator: Indicator; readonly view: View }) {
  const query = useQuery({
    ...valuesQuery({ indicator: indicator.id, region: view.region, programme: view.programme.id, asOf: view.asOf }),
    select: (answer) => answer.values[0] ?? null,
  });
  const chosen = indicator.id === view.indicator.id;
  const card = useRef<HTMLElement>(null);
  // The strip is longer than the page: what is chosen must be seen.
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  return (
    <article ref={card} className={styles.figure} data-chosen={chosen} data-indicator={indicator.id}>
      <Loaded query={query} lines={3}>
        {(value) => <FigureFace value={value} indicator={indicator} view={view} />}
      </Loaded>
    </article>
  );
}

interface FaceProps {
  readonly value: IndicatorValue | null;
  readonly indicator: Indicator;
  readonly view: View;
}

function FigureFace({ value, indicator, view }: FaceProps) {
  const { words, say, language } = useTongue();
  const status = value ? verdictOf(value) : 'no_data';
  const unit = say(indicator.weightUnit);
  const explained = { of: 'value', indicator: indicator.id, region: view.region } as const;
  return (
    <>
      <header className={styles.head}>
        <button
          type="button"
          className={styles.choose}
          aria-pressed={indicator.id === view.indicator.id}
          onClick={() => view.go({ indicator: indicator.id })}
        >
          {say(indicator.label)}
        </button>
        <ExplainButton explained={explained} label={say(indicator.label)} quiet>
          {words.method}
        </ExplainButton>
      </header>
      <p className={styles.row}>
        <span className={styles.value}>
          <ExplainButton explained={explained} label={say(indicator.label)}>
            {formatPercent(value?.value ?? null, value?.target?.value)}
            {value?.value === null || value === null ? null : <span className={styles.unit}>%</span>}
          </ExplainButton>
        </span>
        {status ? (
          <span className={styles.status} title={value ? say(value.reason) : undefined}>
            <StatusMark status={status} />
            {words.status[status]}
          </span>
        ) : null}
      </p>
      <p className={styles.target}>
        <span>{value?.target ? `${words.target} ${formatTarget(value.target)}` : words.noTarget}</span>
        {value ? (
          <ExplainButton explained={explained} label={say(indicator.label)}>
            {`${formatQuantity(value.success, language)} / ${formatQuantity(value.population, language)} ${unit}`}
          </ExplainButton>
        ) : null}
      </p>
    </>
  );
}
