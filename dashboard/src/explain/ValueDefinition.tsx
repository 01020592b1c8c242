import type { Indicator, IndicatorValue } from '../data/queries.ts';
import { formatTarget } from '../format/number.ts';
import { useTongue } from '../words/words-context.tsx';
import type { ExplainView } from './explain-view.ts';
import { Section } from './Section.tsx';
import styles from './Sections.module.css';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  readonly view: ExplainView;
  readonly indicator: Indicator;
  readonly value: IndicatorValue;
}

/** In plain words how it is counted, by which clause of which document, and against which target. */
export function ValueDefinition({ view, indicator, value }: Props) {
  const { say, dateOf } = useTongue();
  const words = useExplainWords().definition;
  const { programme } = view;
  const watched = programme.watched.find((entry) => entry.indicator === indicator.id);
  const params = { ...indicator.params, ...watched?.params };
  const thresholdM = params.thresholdM ?? params.withinM;
  const { target } = value;
  return (
    <Section title={words.title}>
      <dl className={styles.facts}>
        <dt>{words.method}</dt>
        <dd>{say(indicator.method)}</dd>
        {thresholdM === undefined ? null : (
          <>
            <dt>{words.threshold}</dt>
            <dd>{words.metres(String(thresholdM))}</dd>
          </>
        )}
        <dt>{words.clause}</dt>
        <dd className={styles.clause} lang="zh">
          {target?.clause ?? watched?.clause ?? indicator.clause}
        </dd>
        <dt>{words.document}</dt>
        <dd>
          {say(programme.title)} {programme.documentNo}
        </dd>
        <dt>{words.target}</dt>
        <dd>{target ? words.targetOf(formatTarget(target), dateOf(target.dueOn)) : words.noTarget}</dd>
        <dt>{words.version}</dt>
        <dd>{words.versionOf(indicator.version)}</dd>
      </dl>
    </Section>
  );
}
