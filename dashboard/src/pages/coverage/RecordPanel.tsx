import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { RecordRef } from '../../address/coverage-address.ts';
import { CallError } from '../../data/client.ts';
import { type RecordAnswer, recordQuery, villagesQuery } from '../../data/queries.ts';
import { deskPageLink } from '../../desk/desk-pages.ts';
import { Lack } from '../../panel/Lack.tsx';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { because } from './because.ts';
import { type CoverageView, villagesQuestion } from './coverage-view.ts';
import styles from './RecordPanel.module.css';

interface Props {
  readonly view: CoverageView;
  readonly scope: RegionScope;
  readonly record: RecordRef;
}

/** The end of the way down: one record, the row of the file it came from, and the way back. */
export function RecordPanel({ view, scope, record }: Props) {
  const words = useCoverageWords();
  const query = useQuery(recordQuery(record.dataset, { key: record.key, region: view.root, asOf: view.asOf }));
  const back = { label: words.record.back, run: () => view.go({ record: undefined, mark: undefined }) };
  const isUnknown = query.error instanceof CallError && query.error.code === 'unknown_record';
  return (
    <section className={styles.panel} aria-label={words.record.title} data-testid="record">
      {isUnknown ? (
        <Notice role="alert" action={back}>
          {words.record.unknown}
        </Notice>
      ) : (
        <Loaded query={query} lines={4}>
          {(answer) => (
            <>
              <header className={styles.head}>
                <Way view={view} scope={scope} record={answer} />
                <button type="button" className={styles.back} onClick={back.run}>
                  {back.label}
                </button>
              </header>
              <Verdict view={view} record={record} />
              {answer.point ? null : <p className={styles.note}>{words.record.noPoint}</p>}
              <Facts record={answer} />
              <SourceLine view={view} record={answer} />
            </>
          )}
        </Loaded>
      )}
    </section>
  );
}

interface WayProps {
  readonly view: CoverageView;
  readonly scope: RegionScope;
  readonly record: RecordAnswer;
}

/** City, district, town, record: each step is a way back. */
function Way({ view, scope, record }: WayProps) {
  const words = useCoverageWords();
  const { words: common, nameOf } = useTongue();
  const top = scope.trail[0];
  const steps = [
    top && { code: top.code, name: nameOf(top) },
    record.district && { code: record.district, name: record.districtName ?? record.district },
    record.town && { code: record.town, name: record.townName ?? record.town },
  ].filter((step) => step !== null && step !== undefined && step !== '');
  const kind = words.record.kinds[record.dataset as keyof typeof words.record.kinds];
  return (
    <nav aria-label={common.region}>
      <ol className={styles.way}>
        {steps.map(({ code, name }) => (
          <li key={code}>
            <button type="button" onClick={() => view.go({ region: code === view.root ? undefined : code })}>
              {name}
            </button>
          </li>
        ))}
        <li aria-current="page">
          <b>{record.name}</b> <span className={styles.note}>{kind}</span>
        </li>
      </ol>
    </nav>
  );
}

/** What the rule says of a village, whether the list shows it or not. */
function Verdict({ view, record }: Pick<Props, 'view' | 'record'>) {
  const words = useCoverageWords();
  const { language } = useTongue();
  const asked = { ...villagesQuestion(view), region: record.key, state: 'all', why: undefined } as const;
  const query = useInfiniteQuery({ ...villagesQuery(asked), enabled: record.dataset === 'village' });
  const village = query.data?.pages[0]?.villages.find(({ key }) => key === record.key);
  if (record.dataset !== 'village') return null;
  if (!query.data) return <Lack query={query} of={words.figures.label} />;
  if (!village) return <p className={styles.note}>{words.record.notListed}</p>;
  return (
    <p>
      <b>{words.record.state[village.state]}</b> ·{' '}
      {because(village, { words, language, reference: view.address.reference })}
    </p>
  );
}

function Facts({ record }: { readonly record: RecordAnswer }) {
  const words = useCoverageWords();
  const { say } = useTongue();
  if (record.fields.length === 0) return <p className={styles.note}>{words.record.noFacts}</p>;
  return (
    <dl className={styles.facts} aria-label={words.record.facts}>
      {record.fields.map(({ name, label, text }) => (
        <div key={name}>
          <dt>{say(label)}</dt>
          <dd>{say(text)}</dd>
        </div>
      ))}
    </dl>
  );
}

function SourceLine({ view, record: { source } }: { readonly view: CoverageView; readonly record: RecordAnswer }) {
  const words = useCoverageWords();
  const { dateOf } = useTongue();
  return (
    <p className={styles.source}>
      <span className={styles.note}>{words.record.source}</span>{' '}
      <b>{words.record.file(source.file, String(source.row))}</b>{' '}
      <span className={styles.note}>{words.record.load(String(source.load), dateOf(source.dataDate ?? '—'))}</span>{' '}
      <Link to={deskPageLink('data', view.address)}>{words.record.sourceFiles}</Link>
    </p>
  );
}
