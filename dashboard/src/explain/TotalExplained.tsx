import { useQuery } from '@tanstack/react-query';
import { type ProgressTotals, type TotalRow, totalsQuery } from '../data/trace-queries.ts';
import { formatPercent, formatQuantity } from '../format/number.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';
import { ExplainHead } from './ExplainHead.tsx';
import type { Explained } from './explain-address.ts';
import type { ExplainView } from './explain-view.ts';
import { Section } from './Section.tsx';
import styles from './Sections.module.css';
import { TotalTrace } from './TotalTrace.tsx';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  readonly view: ExplainView;
  readonly explained: Extract<Explained, { of: 'total' }>;
}

/** A total that the text of the document prints, what was done of it, and the works of all years behind that. */
export function TotalExplained({ view, explained: { item, region } }: Props) {
  const words = useExplainWords().total;
  const query = useQuery(totalsQuery({ programme: view.programme.id, region, asOf: view.asOf }));
  return (
    <Loaded query={query} lines={10}>
      {(answer) => {
        const row = answer.rows.find((entry) => entry.item === item);
        if (!row) return <Notice>{words.unknown}</Notice>;
        return (
          <>
            <Head row={row} answer={answer} />
            <Definition row={row} view={view} />
            <TotalTrace view={view} row={row} years={answer.years} />
          </>
        );
      }}
    </Loaded>
  );
}

function Head({ row, answer: { years, basis } }: { readonly row: TotalRow; readonly answer: ProgressTotals }) {
  const { say, nameOf, dateOf, language } = useTongue();
  const words = useExplainWords();
  const whole = formatQuantity(row.quantity ?? row.planned, language);
  return (
    <ExplainHead
      subject={say(row.title)}
      place={words.inRegion(
        words.total.ofYears(nameOf(row), years.first, years.last),
        dateOf(basis.asOf ?? '—'),
        basis.load,
      )}
      value={row.percent === null ? '—' : `${formatPercent(row.percent)}%`}
      unit={`${formatQuantity(row.done, language)} / ${whole} ${say(row.unit)}`}
    >
      {row.hasWorks ? null : <p className={styles.reason}>{words.total.noWorks}</p>}
    </ExplainHead>
  );
}

function Definition({ row, view }: { readonly row: TotalRow; readonly view: ExplainView }) {
  const { say, language } = useTongue();
  const words = useExplainWords();
  const amount = (quantity: number | null) =>
    quantity === null ? '—' : `${formatQuantity(quantity, language, 2)} ${say(row.unit)}`;
  return (
    <Section title={words.definition.title}>
      {words.total.definition.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {row.textOnly ? <p>{words.total.textOnly}</p> : null}
      <dl className={styles.facts}>
        <dt>{words.total.quantity}</dt>
        <dd>{amount(row.quantity)}</dd>
        <dt>{words.total.planned}</dt>
        <dd>{amount(row.planned)}</dd>
        <dt>{words.definition.clause}</dt>
        <dd className={styles.clause} lang="zh">
          {row.clause}
        </dd>
        <dt>{words.definition.document}</dt>
        <dd>
          {say(view.programme.title)} {view.programme.documentNo}
        </dd>
      </dl>
    </Section>
  );
}
