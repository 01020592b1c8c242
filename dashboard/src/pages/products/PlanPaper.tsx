import { useQuery } from '@tanstack/react-query';
import { getTable } from '#api/contract/products.ts';
import { urlOf } from '../../data/client.ts';
import { type ProgressRow, progressQuery } from '../../data/queries.ts';
import { formatPercent, formatQuantity } from '../../format/number.ts';
import { StatusMark } from '../../look/StatusMark.tsx';
import { statusOf } from '../../look/status-of.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import table from '../../records/table.module.css';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import { MomentChoice } from './MomentChoice.tsx';
import styles from './Paper.module.css';
import { PlaceChoice } from './PlaceChoice.tsx';
import { usePapersWords } from './use-papers-words.ts';

/** The plan table as a workbook, with a look at its figures. */
export default function PlanPaper({ view }: { readonly view: DeskView }) {
  const { words: pageWords, dateOf, language } = useTongue();
  const words = usePapersWords();
  const { programme, region, asOf } = view;
  const query = useQuery(progressQuery({ programme: programme.id, region, year: view.address.year, asOf }));
  const href = urlOf(getTable, { query: { table: 'plan', programme: programme.id, region, asOf, lang: language } });
  const isThere = query.data !== undefined && query.data.rows.length > 0;
  return (
    <Panel
      title={words.papers.plan}
      note={query.data ? pageWords.plan.measured(dateOf(query.data.measuredOn)) : null}
      source={words.plan.note}
      tools={
        isThere ? (
          <a className={styles.download} data-first="true" href={href} download>
            {words.download} {words.formats.xlsx}
          </a>
        ) : null
      }
    >
      <div className={styles.choices}>
        <PlaceChoice view={view} />
        <MomentChoice view={view} />
      </div>
      {programme.basis.sample ? <p className={styles.warning}>{words.sample}</p> : null}
      <Loaded query={query} lines={14}>
        {({ rows }) => (rows.length === 0 ? <Notice>{words.plan.noPlan}</Notice> : <Rows rows={rows} />)}
      </Loaded>
    </Panel>
  );
}

function Rows({ rows }: { readonly rows: readonly ProgressRow[] }) {
  const { words, say, language } = useTongue();
  const { columns } = words.plan;
  const number = (value: number | null) => formatQuantity(value, language, 2);
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{columns.item}</th>
            {(['plan', 'done', 'percent', 'expected', 'reported'] as const).map((name) => (
              <th key={name} scope="col" className={table.number}>
                {columns[name]}
              </th>
            ))}
            <th scope="col">{columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.item}>
              <th scope="row" className={table.name}>
                {say(row.title)} <span className={table.unit}>{say(row.unit)}</span>
              </th>
              <td className={table.number}>{number(row.plan)}</td>
              <td className={table.strong}>{number(row.done)}</td>
              <td className={table.number}>{row.percent === null ? '—' : `${formatPercent(row.percent)}%`}</td>
              <td className={table.number}>{number(row.expected)}</td>
              <td className={table.number}>{number(row.reported)}</td>
              <td title={say(row.reason)}>
                <span className={table.status}>
                  <StatusMark status={statusOf(row.status)} />
                  {words.planStatus[statusOf(row.status)]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
