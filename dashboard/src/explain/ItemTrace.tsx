import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { progressRecordKinds } from '#geodata/vocabulary/progress-record.ts';
import { useAddressPart } from '../address/use-address-part.ts';
import type { ProgressRow } from '../data/queries.ts';
import { type ProgressRecord, progressRecordsQuery } from '../data/trace-queries.ts';
import { WorkbookButton } from '../download/WorkbookButton.tsx';
import { formatQuantity, formatWeight } from '../format/number.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { Notice } from '../panel/Notice.tsx';
import { RecordName } from '../records/RecordRow.tsx';
import { SourceCell } from '../records/SourceCell.tsx';
import table from '../records/table.module.css';
import { useTongue } from '../words/words-context.tsx';
import { explainPart } from './explain-address.ts';
import type { ItemProps } from './ItemExplained.tsx';
import { useItemFacts, useItemSheet } from './item-facts.ts';
import { MoreButton } from './MoreButton.tsx';
import { Section } from './Section.tsx';
import { useExplainWords } from './use-explain-words.ts';

const pageSize = 20;

/** The records behind plan, done and reported, and the works still open. */
export function ItemTrace({ view, explained, row }: ItemProps & { readonly row: ProgressRow }) {
  const { say, language } = useTongue();
  const words = useExplainWords();
  const [, go] = useAddressPart(explainPart);
  const { item, region, records: kind, month } = explained;
  const question = { programme: view.programme.id, item, kind, region, year: row.year, month, asOf: view.asOf };
  const query = useInfiniteQuery(progressRecordsQuery({ ...question, limit: pageSize }));
  const sheet = useItemSheet(row, question);
  const total = query.data?.pages[0]?.total;
  return (
    <Section
      title={words.trace.title}
      note={
        <>
          {total &&
            words.trace.total(
              formatQuantity(total.count, language, 0),
              `${formatQuantity(total.quantity, language, 3)} ${say(row.unit)}`,
            )}
          {month === undefined ? null : ` · ${words.item.monthOf(month)} `}
          {month === undefined ? null : (
            <button
              type="button"
              className={table.link}
              onClick={() => go({ explain: { of: 'item', item, region, records: kind } })}
            >
              {words.item.wholeYear}
            </button>
          )}
        </>
      }
      tools={
        <>
          <Segmented
            size="small"
            name="trace-kind"
            aria-label={words.item.kindLabel}
            options={progressRecordKinds.map((entry) => ({ value: entry, label: words.item.kinds[entry] }))}
            value={kind}
            onChange={(records) => go({ explain: { ...explained, records } }, { replace: true })}
          />
          <WorkbookButton content={sheet} sheetName={words.item.kinds[kind]} />
        </>
      }
    >
      <div>
        <Loaded query={query} lines={6}>
          {({ pages }) => (
            <RecordList
              records={pages.flatMap((page) => page.records)}
              unit={say(row.unit)}
              year={row.year}
              chosen={view.chosen}
              onChoose={view.onChoose}
            />
          )}
        </Loaded>
        <MoreButton query={query} label={words.trace.more} />
      </div>
    </Section>
  );
}

interface ListProps extends Pick<ItemProps['view'], 'chosen' | 'onChoose'> {
  readonly records: readonly ProgressRecord[];
  readonly unit: string;
  readonly year: number;
}

function RecordList({ records, unit, year, chosen, onChoose }: ListProps) {
  const { words: pageWords, language } = useTongue();
  const words = useExplainWords().item;
  const factsOf = useItemFacts(year);
  if (records.length === 0) return <Notice>{pageWords.records.none}</Notice>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className={table.number}>
              {words.quantity(unit)}
            </th>
            <th scope="col">{words.facts}</th>
            <th scope="col">{pageWords.records.source}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={`${record.kind} ${record.key}`} data-chosen={record.key === chosen} className={table.row}>
              <th scope="row">
                {record.kind === 'plan' || record.kind === 'report' ? (
                  record.name
                ) : (
                  <RecordName record={record} onChoose={onChoose} />
                )}
                <span className={table.quiet}> {record.regionName === record.name ? '' : record.regionName}</span>
              </th>
              <td className={table.strong}>
                {record.quantity === null ? '—' : formatWeight(record.quantity, language)}
              </td>
              <td className={table.quiet}>{factsOf(record).join(' · ')}</td>
              <SourceCell source={record.source} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
