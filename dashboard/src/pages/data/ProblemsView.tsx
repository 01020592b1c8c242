import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { type DatasetInfo, type Draft, type DraftProblem, type Outcome, problemsQuery } from './desk-queries.ts';
import { fieldLabels } from './mapping-edits.ts';
import styles from './ProblemsView.module.css';
import { SeverityMark } from './SeverityMark.tsx';
import { useDataAddress } from './use-data-address.ts';
import { useDataWords } from './use-data-words.ts';

interface Props {
  readonly draft: Draft;
  readonly dataset: DatasetInfo | undefined;
  /** Shows a place on the map. */
  readonly onFocus: (point: readonly [number, number]) => void;
}

/** The check report: kinds of problems with what to do about them, and every place they are at. */
export function ProblemsView({ draft, dataset, onFocus }: Props) {
  const words = useDataWords();
  const { outcome } = draft;
  if (outcome === null) return <Notice>{words.problems.notYet}</Notice>;
  if (outcome.groups.length === 0) return <Notice>{words.problems.none}</Notice>;
  return (
    <div className={styles.problems}>
      <Kinds groups={outcome.groups} dataset={dataset} />
      {outcome.inspected ? <Rows draft={draft} checkedAt={outcome.checkedAt} onFocus={onFocus} /> : null}
    </div>
  );
}

function kindOf({ code, field }: { readonly code: string; readonly field: string | null }): string {
  return field === null ? code : `${code}.${field}`;
}

function Kinds({ groups, dataset }: { readonly groups: Outcome['groups']; readonly dataset: DatasetInfo | undefined }) {
  const words = useDataWords();
  const { say, language } = useTongue();
  const [{ kind }, go] = useDataAddress();
  const labelOf = (field: string) => {
    const label = fieldLabels(dataset).get(field);
    return label ? say(label) : field;
  };
  return (
    <ul className={styles.kinds} aria-label={words.problems.kinds}>
      {groups.map((group) => {
        const own = kindOf(group);
        return (
          <li key={own}>
            <button
              type="button"
              className={styles.kind}
              aria-pressed={own === kind}
              onClick={() => go({ kind: own === kind ? undefined : own }, { replace: true })}
            >
              <SeverityMark severity={group.severity} />
              <span className={styles.count}>{formatQuantity(group.count, language)}</span>
              <span className={styles.message}>
                {group.field === null ? null : <strong>{labelOf(group.field)} </strong>}
                {say(group.message)}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

interface RowsProps extends Pick<Props, 'draft' | 'onFocus'> {
  readonly checkedAt: string;
}

function Rows({ draft, checkedAt, onFocus }: RowsProps) {
  const words = useDataWords();
  const [{ kind }] = useDataAddress();
  const asked = useMemo(() => {
    const [code, field] = kind?.split('.') ?? [];
    return code === undefined ? {} : { code, field: field ?? '' };
  }, [kind]);
  const query = useInfiniteQuery(problemsQuery(draft.draft, checkedAt, asked));
  return (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const problems = pages.flatMap((page) => page.problems);
        return (
          <>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{words.problems.row}</th>
                  <th scope="col">{words.problems.record}</th>
                  <th scope="col">{words.problems.value}</th>
                  <th scope="col">{words.problems.what}</th>
                </tr>
              </thead>
              <tbody>
                {problems.map((problem) => (
                  <Row
                    key={`${problem.row} ${problem.code} ${problem.field} ${problem.value}`}
                    {...{ problem, onFocus }}
                  />
                ))}
              </tbody>
            </table>
            <p className={styles.rest}>
              {words.problems.listed(String(problems.length), String(pages[0]?.total ?? 0))}
              {query.hasNextPage ? (
                <button type="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {words.problems.more}
                </button>
              ) : null}
            </p>
          </>
        );
      }}
    </Loaded>
  );
}

function Row({ problem, onFocus }: { readonly problem: DraftProblem; readonly onFocus: Props['onFocus'] }) {
  const words = useDataWords();
  const { say } = useTongue();
  const { row, key, value, severity, message, point } = problem;
  return (
    <tr>
      <th scope="row" className={styles.row}>
        <SeverityMark severity={severity} />
        {point === null ? (
          <span>{row === 0 ? words.problems.wholeFile : row}</span>
        ) : (
          <button type="button" title={words.problems.onMap} onClick={() => onFocus(point)}>
            {row}
            <span className="visually-hidden">{words.problems.onMap}</span>
          </button>
        )}
      </th>
      <td className={styles.key}>{key ?? ''}</td>
      <td className={styles.value}>{value ?? ''}</td>
      <td>{say(message)}</td>
    </tr>
  );
}
