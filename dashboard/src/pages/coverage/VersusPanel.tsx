import { InputNumber, Select } from 'antd';
import { maximumThresholdM } from '../../address/address.ts';
import { type Reference, references, type Versus } from '../../address/coverage-address.ts';
import type { CoverageSide, CoverageVillages } from '../../data/queries.ts';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { Lack } from '../../panel/Lack.tsx';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';
import type { Villages } from './RuleBar.tsx';
import { momentText, useMoments } from './TimeBar.tsx';
import styles from './VersusPanel.module.css';
import { VersusWorkbook } from './VersusWorkbook.tsx';

interface Props {
  readonly view: CoverageView;
  readonly villages: Villages;
  /** Of the region. */
  readonly name: string;
}

/** What the right side is, and the numbers of both sides with their difference. */
export function VersusPanel({ view, villages, name }: Props) {
  const words = useCoverageWords();
  const answer = villages.data?.pages[0];
  return (
    <section className={styles.versus} aria-label={words.versus.title}>
      <OtherSide view={view} />
      {answer ? <Numbers answer={answer} name={name} /> : <Lack query={villages} of={words.versus.title} />}
      <button type="button" className={styles.stop} onClick={() => view.go({ versus: undefined })}>
        {words.versus.stop}
      </button>
    </section>
  );
}

function OtherSide({ view }: { readonly view: CoverageView }) {
  const words = useCoverageWords();
  const { dateOf } = useTongue();
  const { known } = useMoments(view);
  const { versus, thresholdM } = view.address;
  const change = (part: Partial<Versus>) => {
    const next = { thresholdM: undefined, reference: undefined, asOf: undefined, ...versus, ...part };
    // A comparison with nothing said is with the same; it stays open at the same threshold.
    const isSaid = next.thresholdM !== undefined || next.reference !== undefined || next.asOf !== undefined;
    view.go({ versus: isSaid ? next : { ...next, thresholdM } }, { replace: true });
  };
  const same = { value: 'same', label: words.versus.same } as const;
  const newest = known.findLast(({ day }) => day !== '')?.day ?? '';
  return (
    <fieldset className={styles.other}>
      <legend>{words.versus.that}</legend>
      <InputNumber
        size="small"
        aria-label={words.versus.threshold}
        suffix={words.versus.metres}
        min={0}
        max={maximumThresholdM}
        step={100}
        precision={0}
        value={versus?.thresholdM ?? thresholdM}
        changeOnBlur
        onPressEnter={({ currentTarget }) => currentTarget.blur()}
        onChange={(value) => change({ thresholdM: value ?? undefined })}
      />
      <Select
        size="small"
        aria-label={words.versus.reference}
        value={versus?.reference ?? 'same'}
        options={[same, ...references.map((value) => ({ value, label: words.rule.references[value] }))]}
        onChange={(value: Reference | 'same') => change({ reference: value === 'same' ? undefined : value })}
        popupMatchSelectWidth={false}
      />
      <Select
        size="small"
        aria-label={words.versus.asOf}
        value={versus?.asOf ?? 'same'}
        options={[
          same,
          ...known.map((moment) => ({ value: moment.asOf ?? newest, label: momentText(moment, { words, dateOf }) })),
        ]}
        onChange={(value: string) => change({ asOf: value === 'same' ? undefined : value })}
        popupMatchSelectWidth={false}
      />
    </fieldset>
  );
}

const quantities = ['villages', 'covered', 'noLocation'] as const;

function Numbers({ answer, name }: { readonly answer: CoverageVillages; readonly name: string }) {
  const words = useCoverageWords();
  const { language } = useTongue();
  const { side, against, difference, flips } = answer;
  const count = (value: number) => formatQuantity(value, language, 0);
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text.replace('-', '−'));
  const points = difference.percent === null ? '—' : signed(difference.percent, difference.percent.toFixed(2));
  const percent = ({ percent: value }: CoverageSide) => formatPercent(value);
  return (
    <div className={styles.numbers} data-testid="versus">
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {[...quantities, 'percent' as const].map((name) => (
              <th key={name} scope="col">
                {words.versus[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(
            [
              ['this', side],
              ['that', against],
            ] as const
          ).map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{words.versus[name]}</th>
              {quantities.map((quantity) => (
                <td key={quantity}>{count(of[quantity])}</td>
              ))}
              <td>{percent(of)}</td>
            </tr>
          ))}
          <tr className={styles.difference}>
            <th scope="row">{words.versus.difference}</th>
            {quantities.map((quantity) => (
              <td key={quantity}>{signed(difference[quantity], count(difference[quantity]))}</td>
            ))}
            <td>{points}</td>
          </tr>
        </tbody>
      </table>
      <p className={styles.flips}>
        {words.versus.flips(count(flips.covered), count(flips.gap))}
        {flips.entered + flips.left > 0
          ? ` · ${words.versus.comingAndGoing(count(flips.entered), count(flips.left))}`
          : null}
      </p>
      <VersusWorkbook answer={answer} name={name} />
    </div>
  );
}
