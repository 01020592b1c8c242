import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { progressRecordKinds } from '#geodata/vocabulary/progress-record.ts';
import { useAddressPart } from '../address/use-address-part.ts';
import type { ProgressRow } from '../data/queries.ts';
import { progressRecordsQuery } from '../data/trace-queries.ts';
import { WorkbookButton } from '../download/WorkbookButton.tsx';
import { formatQuantity } from '../format/number.ts';
import { Loaded } from '../panel/Loaded.tsx';
import table from '../records/table.module.css';
import { useTongue } from '../words/words-context.tsx';
import { explainPart } from './explain-address.ts';
import type { ItemProps } from './ItemExplained.tsx';
import { ItemRecords } from './ItemRecords.tsx';
import { useItemSheet } from './item-facts.ts';
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
  const sheet = useItemSheet({ ...row, period: String(row.year), method: words.item.definition }, question);
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
            <ItemRecords
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
