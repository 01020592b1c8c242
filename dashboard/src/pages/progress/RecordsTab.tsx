import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { recordFilters } from '../../address/address.ts';
import { recordsQuery } from '../../data/queries.ts';
import { formatQuantity } from '../../format/number.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import type { RailProps } from './Rail.tsx';
import { RecordRow } from './RecordRow.tsx';
import table from './table.module.css';

const pageSize = 50;

/** The trace: every record behind the figure, down to its file and row. */
export default function RecordsTab({ view, chosen, onChoose }: RailProps) {
  const { words, say, language } = useTongue();
  const { address, go, indicator } = view;
  const query = useInfiniteQuery(
    recordsQuery(indicator.id, {
      region: view.region,
      state: address.state,
      programme: view.programme.id,
      asOf: view.asOf,
      limit: pageSize,
    }),
  );
  const total = query.data?.pages[0]?.total;
  const weight = total && `${formatQuantity(total.weight, language, 3)} ${say(indicator.weightUnit)}`;
  return (
    <Panel
      title={say(indicator.label)}
      note={total && weight ? words.records.total(formatQuantity(total.count, language, 0), weight) : null}
      tools={
        <Segmented
          size="small"
          name="record-state"
          aria-label={words.records.filterLabel}
          options={recordFilters.map((filter) => ({ value: filter, label: words.records.filter[filter] }))}
          value={address.state}
          onChange={(state) => go({ state })}
        />
      }
    >
      <Loaded query={query} lines={12}>
        {({ pages }) => {
          const records = pages.flatMap((page) => page.records);
          if (records.length === 0) return <Notice>{words.records.none}</Notice>;
          return (
            <div className={table.scroll}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">{words.records.name}</th>
                    <th scope="col" className={table.number}>
                      {say(indicator.weightUnit)}
                    </th>
                    <th scope="col">{words.records.facts}</th>
                    <th scope="col">{words.records.source}</th>
                  </tr>
                </thead>
                <tbody>
                  {records.map((record) => (
                    <RecordRow key={record.key} {...{ record, onChoose }} chosen={record.key === chosen} />
                  ))}
                </tbody>
              </table>
            </div>
          );
        }}
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
