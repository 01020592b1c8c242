import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useEffect } from 'react';
import { recordFilters } from '../../address/address.ts';
import { recordsQuery } from '../../data/queries.ts';
import { WorkbookButton } from '../../download/WorkbookButton.tsx';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { RecordTable } from '../../records/RecordTable.tsx';
import table from '../../records/table.module.css';
import { useRecordSheet } from '../../records/use-record-sheet.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { RailProps } from './Rail.tsx';

const pageSize = 50;

type Pages = UseInfiniteQueryResult<InfiniteData<{ readonly records: readonly { readonly key: string }[] }>>;

/** Asks for page after page until the record that was chosen on the map is among them, or a page does not come. */
function useReaching(
  chosen: string | undefined,
  { data, hasNextPage, isFetching, isError, fetchNextPage }: Pages,
): void {
  const isMissing =
    chosen !== undefined && data?.pages.every(({ records }) => records.every(({ key }) => key !== chosen));
  useEffect(() => {
    if (isMissing && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isMissing, hasNextPage, isFetching, isError, fetchNextPage]);
}

/** The trace: every record behind the figure, down to its file and row. */
export default function RecordsTab({ view, scope, chosen, onChoose }: RailProps) {
  const { words, say, language, nameOf } = useTongue();
  const { address, go, indicator } = view;
  const question = { region: view.region, state: address.state, programme: view.programme.id, asOf: view.asOf };
  const query = useInfiniteQuery(recordsQuery(indicator.id, { ...question, limit: pageSize }));
  useReaching(chosen, query);
  const sheet = useRecordSheet({ indicator, name: nameOf(scope.self), question });
  const total = query.data?.pages[0]?.total;
  const weight = total && `${formatQuantity(total.weight, language, 3)} ${say(indicator.weightUnit)}`;
  return (
    <Panel
      title={say(indicator.label)}
      note={total && weight ? words.records.total(formatQuantity(total.count, language, 0), weight) : null}
      tools={
        <>
          <WorkbookButton content={sheet} sheetName={words.records.title} />
          <Segmented
            size="small"
            name="record-state"
            aria-label={words.records.filterLabel}
            options={recordFilters.map((filter) => ({ value: filter, label: words.records.filter[filter] }))}
            value={address.state}
            onChange={(state) => go({ state })}
          />
        </>
      }
    >
      <Loaded query={query} lines={12}>
        {({ pages }) => (
          <RecordTable records={pages.flatMap((page) => page.records)} {...{ indicator, chosen, onChoose }} />
        )}
      </Loaded>
      {query.hasNextPage ? (
        <button
          type="button"
          className={table.more}
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? words.records.loading : words.records.more}
        </button>
      ) : null}
    </Panel>
  );
}
