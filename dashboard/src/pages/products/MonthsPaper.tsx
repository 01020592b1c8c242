import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { getBulletinWorkbook, getTable } from '#api/contract/products.ts';
import { urlOf } from '../../data/client.ts';
import { type ClosedMonth, closedMonthsQuery } from '../../data/trace-queries.ts';
import { deskPageLink } from '../../desk/desk-pages.ts';
import type { SheetContent } from '../../download/sheet-content.ts';
import { sheetFacts, sheetMark } from '../../download/sheet-facts.ts';
import { useDownloadWords } from '../../download/use-download-words.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { formatDayTime } from '../../format/clock.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { loadLink } from '../../records/SourceCell.tsx';
import table from '../../records/table.module.css';
import { useRegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';
import styles from './Paper.module.css';
import { usePapersWords } from './use-papers-words.ts';

/** Closed months with what was kept of each, and the ways to its figures and papers. */
export default function MonthsPaper({ view }: { readonly view: DeskView }) {
  const words = usePapersWords();
  const query = useQuery(closedMonthsQuery({ programme: view.programme.id }));
  return (
    <Panel
      title={words.papers.months}
      source={words.months.note}
      tools={
        query.data && query.data.months.length > 0 ? <MonthsWorkbook view={view} months={query.data.months} /> : null
      }
    >
      <Loaded query={query} lines={6}>
        {({ months }) =>
          months.length === 0 ? <Notice>{words.months.none}</Notice> : <Months view={view} months={months} />
        }
      </Loaded>
    </Panel>
  );
}

function Months({ view, months }: { readonly view: DeskView; readonly months: readonly ClosedMonth[] }) {
  const words = usePapersWords();
  const { months: heads } = words;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{heads.month}</th>
            <th scope="col">{heads.asOf}</th>
            <th scope="col">{heads.load}</th>
            <th scope="col">{heads.by}</th>
            <th scope="col">{heads.at}</th>
            <th scope="col">{heads.digest}</th>
            <th scope="col">{words.download}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <MonthRow key={month.month} view={view} month={month} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MonthsWorkbook({ view, months }: { readonly view: DeskView; readonly months: readonly ClosedMonth[] }) {
  const { say, nameOf } = useTongue();
  const root = useRegionScope({ ...view, region: view.root, asOf: undefined }).data?.self;
  const { papers, months: words } = usePapersWords();
  const sheetWords = useDownloadWords();
  const { basis, title } = view.programme;
  const content = (): SheetContent => ({
    title: `${say(title)} ${papers.months}`,
    facts: sheetFacts({ region: root ? nameOf(root) : view.root, basis }, sheetWords),
    mark: sheetMark(basis, sheetWords),
    columns: [words.month, words.asOf, words.load, words.by, words.at, words.digest].map((head) => ({ title: head })),
    rows: months.map(({ month, asOf, load, office, post, closedAt, sha256 }) => [
      ...[month, asOf, load, [office, post].filter((part) => part !== null).join(' ') || null, closedAt, sha256],
    ]),
    notes: [words.note],
  });
  return <WorkbookButton content={content} sheetName={papers.months} />;
}

function MonthRow({ view, month }: { readonly view: DeskView; readonly month: ClosedMonth }) {
  const { dateOf, language } = useTongue();
  const { months: words } = usePapersWords();
  const programme = view.programme.id;
  const asOf = month.month;
  return (
    <tr>
      <th scope="row">
        <strong>{dateOf(month.month)}</strong>
        <br />
        <Link to={deskPageLink('progress', { ...view.address, asOf, year: undefined })}>{words.look}</Link>
      </th>
      <td>{dateOf(month.asOf)}</td>
      <td>
        <Link to={loadLink(deskPageLink('data', view.address), month.load)}>{month.load}</Link>
      </td>
      <td>
        {month.office ?? '—'} {month.post}
      </td>
      <td>{formatDayTime(new Date(month.closedAt), language)}</td>
      <td className={styles.digest}>{month.sha256}</td>
      <td>
        <a href={urlOf(getBulletinWorkbook, { query: { month: month.month, programme } })} download>
          {words.bulletin}
        </a>{' '}
        <a href={urlOf(getTable, { query: { table: 'plan', programme, asOf, lang: language } })} download>
          {words.sheet}
        </a>
      </td>
    </tr>
  );
}
