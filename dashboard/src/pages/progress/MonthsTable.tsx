import type { ProgressRecordKind } from '#geodata/vocabulary/progress-record.ts';
import type { ProgressMonth, ProgressMonths } from '../../data/trace-queries.ts';
import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { formatFixed, formatQuantity } from '../../format/number.ts';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import styles from './PlanTab.module.css';
import { usePlanWords } from './use-plan-words.ts';

interface Props {
  readonly answer: ProgressMonths;
  readonly region: string;
}

/** The months in figures; a figure opens the works or reports of its month. */
export function MonthsTable({ answer, region }: Props) {
  const { months: words } = usePlanWords();
  const heads = [
    'doneOfMonth',
    'reportedOfMonth',
    'difference',
    'doneToDate',
    'reportedToDate',
    'expectedToDate',
  ] as const;
  const digits = digitsOf(answer.months);
  return (
    <>
      <div className={table.scroll}>
        <table className={`${table.table} ${table.dense}`}>
          <thead>
            <tr>
              <th scope="col">{answer.year}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className={table.number}>
                  {words[head]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.months.map((month) => (
              <MonthRow key={month.month} {...{ month, region, digits }} item={answer.row.item} />
            ))}
          </tbody>
        </table>
      </div>
      <Corrections answer={answer} />
    </>
  );
}

/** Counts are whole; of lengths all have as many decimals, so that points stand in line. */
function digitsOf(months: readonly ProgressMonth[]): number {
  const isWhole = months.every(({ done, reported }) => Number.isInteger(done ?? 0) && Number.isInteger(reported ?? 0));
  return isWhole ? 0 : 2;
}

interface RowProps {
  readonly month: ProgressMonth;
  readonly item: string;
  readonly region: string;
  readonly digits: number;
}

function MonthRow({ month, item, region, digits }: RowProps) {
  const { language } = useTongue();
  const { months: words } = usePlanWords();
  const name = words.month(month.month);
  const number = (value: number | null) => formatFixed(value, language, digits);
  const opened = (records: ProgressRecordKind, label: string, value: number | null) =>
    value === null ? (
      '—'
    ) : (
      <ExplainButton explained={{ of: 'item', item, region, records, month: month.month }} label={`${name} ${label}`}>
        {number(value)}
      </ExplainButton>
    );
  return (
    <tr>
      <th scope="row">
        {name} {month.begun ? null : <span className={table.quiet}>{words.notBegun}</span>}
      </th>
      <td className={table.strong}>{opened('done', words.doneOfMonth, month.done)}</td>
      <td className={table.number}>{opened('report', words.reportedOfMonth, month.reported)}</td>
      <td className={table.number}>{number(month.difference)}</td>
      <td className={table.number}>{number(month.doneToDate)}</td>
      <td className={table.number}>{number(month.reportedToDate)}</td>
      <td className={table.number}>{number(month.expectedToDate)}</td>
    </tr>
  );
}

/** Reports of past months that a later load changed: nothing is corrected without a trace. */
function Corrections({ answer }: { readonly answer: ProgressMonths }) {
  const { language } = useTongue();
  const { months: words } = usePlanWords();
  const number = (value: number | null) => formatQuantity(value, language, 2);
  const corrections = answer.months.flatMap(({ month, corrections: made }) =>
    made.map((correction) => ({ ...correction, month })),
  );
  if (corrections.length === 0) return <p className={styles.corrections}>{words.noCorrections}</p>;
  return (
    <div className={styles.corrections}>
      <h3 className={styles.heading}>{words.corrections}</h3>
      <ul>
        {corrections.map(({ month, region, name, before, after, load, file }) => (
          <li key={`${month} ${region} ${load}`}>
            {words.correction(words.month(month), name, number(before), number(after))} · {file}
          </li>
        ))}
      </ul>
    </div>
  );
}
