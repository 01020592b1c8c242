import { useQuery } from '@tanstack/react-query';
import { type ProgressRow, progressQuery } from '../data/queries.ts';
import { formatPercent, formatQuantity } from '../format/number.ts';
import { statusOf } from '../look/status-of.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { Notice } from '../panel/Notice.tsx';
import { useTongue } from '../words/words-context.tsx';
import { ExplainHead } from './ExplainHead.tsx';
import type { Explained } from './explain-address.ts';
import type { ExplainView } from './explain-view.ts';
import { ItemChangeSection } from './ItemChangeSection.tsx';
import { ItemDistricts } from './ItemDistricts.tsx';
import { ItemTrace } from './ItemTrace.tsx';
import { Section } from './Section.tsx';
import styles from './Sections.module.css';
import { useExplainWords } from './use-explain-words.ts';

export interface ItemProps {
  readonly view: ExplainView;
  readonly explained: Extract<Explained, { of: 'item' }>;
}

/** The figures of a plan item in a region, and all that stands behind them. */
export function ItemExplained({ view, explained }: ItemProps) {
  const { words } = useTongue();
  const { item, region } = explained;
  const query = useQuery(
    progressQuery({ programme: view.programme.id, year: view.year, region, children: 'true', asOf: view.asOf }),
  );
  return (
    <Loaded query={query} lines={10}>
      {({ rows, basis }) => {
        const row = rows.find((entry) => entry.item === item && entry.region === region);
        if (!row) return <Notice>{words.plan.none}</Notice>;
        const districts = rows.filter((entry) => entry.item === item && entry.region !== region);
        return (
          <>
            <Head row={row} basis={basis} />
            <Figures row={row} view={view} />
            {districts.length > 0 ? (
              <ItemDistricts whole={row} rows={districts} basis={basis} records={explained.records} />
            ) : null}
            <ItemTrace view={view} explained={explained} row={row} />
            <ItemChangeSection view={view} row={row} basis={basis} />
          </>
        );
      }}
    </Loaded>
  );
}

interface HeadProps {
  readonly row: ProgressRow;
  readonly basis: { readonly asOf: string | null; readonly load: number };
}

function Head({ row, basis }: HeadProps) {
  const { words: pageWords, say, nameOf, dateOf, language } = useTongue();
  const words = useExplainWords();
  const status = statusOf(row.status);
  const amount = `${formatQuantity(row.done, language)} / ${formatQuantity(row.plan, language)} ${say(row.unit)}`;
  return (
    <ExplainHead
      subject={say(row.title)}
      place={words.inRegion(words.item.ofYear(nameOf(row), row.year), dateOf(basis.asOf ?? '—'), basis.load)}
      value={row.percent === null ? '—' : `${formatPercent(row.percent)}%`}
      unit={amount}
      verdict={{ status, word: pageWords.planStatus[status], reason: say(row.reason) }}
    />
  );
}

/** Every figure of the row with what it means, and the document it is held against. */
function Figures({ row, view }: { readonly row: ProgressRow; readonly view: ExplainView }) {
  const { say, language } = useTongue();
  const words = useExplainWords();
  const unit = say(row.unit);
  const number = (value: number | null) => (value === null ? '—' : `${formatQuantity(value, language, 2)} ${unit}`);
  const range = row.forecastRange
    ? ` (${words.item.range(formatQuantity(row.forecastRange.low, language), formatQuantity(row.forecastRange.high, language))})`
    : '';
  const facts: readonly (readonly [string, string])[] = [
    [words.item.plan, number(row.plan)],
    [words.item.done, number(row.done)],
    ...(
      [
        [words.item.early, row.early],
        [words.item.late, row.late],
        [words.item.moved, row.moved],
      ] as const
    ).flatMap(([label, value]) => (value === 0 ? [] : [[label, number(value)] as const])),
    [words.item.expected, `${number(row.expected)} · ${words.item.paces[row.pace]}`],
    [words.item.reported, number(row.reported)],
    [words.item.difference, number(row.difference)],
    [words.item.carried, number(row.carried)],
    [words.item.toDate, `${number(row.doneToDate)} / ${number(row.planToDate)}`],
    [words.item.forecast, `${number(row.plan === null ? null : row.forecast)}${row.plan === null ? '' : range}`],
  ];
  return (
    <>
      <Section title={words.definition.title}>
        {words.item.definition.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <dl className={styles.facts}>
          <dt>{words.definition.document}</dt>
          <dd>
            {say(view.programme.title)} {view.programme.documentNo}
          </dd>
        </dl>
      </Section>
      <Section title={words.item.counted}>
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
      </Section>
    </>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
