import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { InputNumber, Segmented } from 'antd';
import { useId } from 'react';
import { maximumThresholdM } from '../../address/address.ts';
import { references } from '../../address/coverage-address.ts';
import type { CoverageVillages } from '../../data/queries.ts';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { Lack } from '../../panel/Lack.tsx';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { type CoverageView, isTrialRule, officialRule } from './coverage-view.ts';
import { ExplainedShare } from './ExplainedShare.tsx';
import styles from './RuleBar.module.css';

export type Villages = UseInfiniteQueryResult<InfiniteData<CoverageVillages>>;

interface Props {
  readonly view: CoverageView;
  readonly villages: Villages;
}

/** The rule, what it comes to, and which villages it judges otherwise than the official one. */
export function RuleBar({ view, villages }: Props) {
  const words = useCoverageWords();
  const first = villages.data?.pages[0];
  return (
    <>
      <RuleControl view={view} />
      {first ? (
        <Outcome view={view} answer={first} isBusy={villages.isPlaceholderData} />
      ) : (
        <Lack query={villages} of={words.figures.label} />
      )}
    </>
  );
}

function RuleControl({ view }: { readonly view: CoverageView }) {
  const words = useCoverageWords();
  const id = useId();
  const { go, address } = view;
  const official = officialRule(view);
  return (
    <fieldset className={styles.rule}>
      <legend className="visually-hidden">{words.rule.label}</legend>
      <label htmlFor={id}>{words.rule.threshold}</label>
      <InputNumber
        id={id}
        className={styles.metres ?? ''}
        size="small"
        min={0}
        max={maximumThresholdM}
        step={100}
        precision={0}
        value={address.thresholdM}
        changeOnBlur
        onPressEnter={({ currentTarget }) => currentTarget.blur()}
        onStep={(thresholdM) => go({ thresholdM: Number(thresholdM) }, { replace: true })}
        onChange={(thresholdM) => {
          if (thresholdM !== null) go({ thresholdM });
        }}
      />
      <Segmented
        size="small"
        name="reference"
        aria-label={words.rule.reference}
        options={references.map((code) => ({ value: code, label: words.rule.references[code] }))}
        value={address.reference}
        onChange={(reference) => go({ reference })}
      />
      {isTrialRule(view) ? (
        <button
          type="button"
          className={styles.trial}
          title={words.rule.trial}
          onClick={() => go({ thresholdM: official.thresholdM, reference: official.reference })}
        >
          {words.rule.short} · {words.rule.backToOfficial}
        </button>
      ) : (
        <span className={styles.official}>{words.rule.official}</span>
      )}
    </fieldset>
  );
}

interface OutcomeProps {
  readonly view: CoverageView;
  readonly answer: CoverageVillages;
  readonly isBusy: boolean;
}

function Outcome({ view, answer: { side, flips }, isBusy }: OutcomeProps) {
  const words = useCoverageWords();
  const { language } = useTongue();
  const count = (value: number) => formatQuantity(value, language, 0);
  const isTrial = isTrialRule(view) && !view.address.versus;
  return (
    <section className={styles.outcome} aria-label={words.figures.label} aria-busy={isBusy} data-testid="outcome">
      <p className={styles.figure}>
        <ExplainedShare view={view}>
          <strong>{formatPercent(side.percent)}</strong>
          {side.percent === null ? null : '%'}
        </ExplainedShare>
      </p>
      <p>
        {words.figures.covered} {count(side.covered)} · {words.figures.gap} <b>{count(side.villages - side.covered)}</b>
        <span className={styles.quiet}>{words.figures.of(count(side.villages))}</span>
      </p>
      {isTrial ? (
        <p className={styles.flips}>
          {flips.covered + flips.gap === 0
            ? words.figures.noFlips
            : words.figures.flips(count(flips.covered), count(flips.gap))}
          {flips.covered + flips.gap > 0 && view.address.list !== 'flipped' ? (
            <button type="button" onClick={() => view.go({ list: 'flipped', why: undefined })}>
              {words.figures.showFlips}
            </button>
          ) : null}
        </p>
      ) : null}
    </section>
  );
}
