import { useQuery } from '@tanstack/react-query';
import { type Indicator, type IndicatorValue, valuesQuery } from '../data/queries.ts';
import { isTrial } from '../figures/use-area-figures.ts';
import { formatPercent, formatQuantity } from '../format/number.ts';
import { verdictOf } from '../look/status-of.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';
import { ExplainHead } from './ExplainHead.tsx';
import type { ExplainView } from './explain-view.ts';
import { Section } from './Section.tsx';
import styles from './Sections.module.css';
import { useExplainWords } from './use-explain-words.ts';
import { ValueChangeSection } from './ValueChangeSection.tsx';
import { ValueDefinition } from './ValueDefinition.tsx';
import { ValueTrace } from './ValueTrace.tsx';

export interface ValueProps {
  readonly view: ExplainView;
  readonly indicator: Indicator;
  readonly region: string;
}

/** The value of an indicator in a region, and all that stands behind it. */
export function ValueExplained({ view, indicator, region }: ValueProps) {
  const query = useQuery(
    valuesQuery({ indicator: indicator.id, region, programme: view.programme.id, asOf: view.asOf }),
  );
  return (
    <Loaded query={query} lines={10}>
      {({ values: [value], basis, weightUnit }) =>
        value ? (
          <>
            <Head {...{ view, indicator, value, basis }} />
            <ValueDefinition {...{ view, indicator, value }} />
            <Counting {...{ indicator, value, unit: weightUnit }} />
            <ValueTrace {...{ view, indicator, region, basis, name: value.name }} />
            <ValueChangeSection {...{ view, indicator, region, basis }} />
          </>
        ) : (
          <NoValue />
        )
      }
    </Loaded>
  );
}

function NoValue() {
  const words = useExplainWords();
  return <Notice>{words.counting.empty}</Notice>;
}

interface HeadProps extends Omit<ValueProps, 'region'> {
  readonly value: IndicatorValue;
  readonly basis: { readonly asOf: string | null; readonly load: number };
}

function Head({ view, indicator, value, basis }: HeadProps) {
  const { words: pageWords, say, nameOf, dateOf } = useTongue();
  const words = useExplainWords();
  const status = verdictOf(value);
  const { thresholdM } = view.address;
  return (
    <ExplainHead
      subject={say(indicator.title)}
      place={words.inRegion(nameOf(value), dateOf(basis.asOf ?? '—'), basis.load)}
      value={formatPercent(value.value, value.target?.value)}
      unit={value.value === null ? '' : '%'}
      verdict={status && { status, word: pageWords.status[status], reason: say(value.reason) }}
    >
      {isTrial({ indicator, indicators: view.indicators, address: { thresholdM } }) ? (
        <p className={styles.trial}>{words.trial(String(thresholdM))}</p>
      ) : null}
    </ExplainHead>
  );
}

interface CountingProps {
  readonly indicator: Indicator;
  readonly value: IndicatorValue;
  readonly unit: { readonly zh: string; readonly en: string };
}

/** Numerator and denominator with their units and how many records each is. */
function Counting({ indicator, value, unit }: CountingProps) {
  const { say, language } = useTongue();
  const words = useExplainWords();
  const part = (label: string, weight: number, count: number) => (
    <div className={styles.part}>
      <span className={styles.note}>{label}</span>
      <strong>
        {formatQuantity(weight, language, 3)} {say(unit)}
      </strong>
      <span className={styles.note}>{words.counting.records(formatQuantity(count, language, 0))}</span>
    </div>
  );
  return (
    <Section title={words.counting.title}>
      <div className={styles.fraction}>
        {part(words.counting.success(say(indicator.states.success)), value.success, value.successCount)}
        <span className={styles.sign}>÷</span>
        {part(words.counting.population, value.population, value.populationCount)}
        <span className={styles.sign}>
          = {formatPercent(value.value, value.target?.value)}
          {value.value === null ? '' : '%'}
        </span>
      </div>
    </Section>
  );
}
