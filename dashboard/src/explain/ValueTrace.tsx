import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { recordFilters } from '../address/address.ts';
import { type Basis, type Indicator, recordsQuery } from '../data/queries.ts';
import { WorkbookButton } from '../download/WorkbookButton.tsx';
import { formatQuantity } from '../format/number.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { RecordTable } from '../records/RecordTable.tsx';
import { useRecordSheet } from '../records/use-record-sheet.ts';
import { useTongue } from '../words/words-context.tsx';
import type { ExplainView } from './explain-view.ts';
import { MoreButton } from './MoreButton.tsx';
import { Section } from './Section.tsx';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  readonly view: ExplainView;
  readonly indicator: Indicator;
  readonly region: string;
  readonly name: string;
  readonly basis: Basis;
}

const pageSize = 20;

/** The records behind numerator and denominator, down to file and row; those with a place show on the map. */
export function ValueTrace({ view, indicator, region, name }: Props) {
  const { words: pageWords, say, language } = useTongue();
  const words = useExplainWords().trace;
  const { state } = view.address;
  const question = { region, state, programme: view.programme.id, asOf: view.asOf };
  const query = useInfiniteQuery(recordsQuery(indicator.id, { ...question, limit: pageSize }));
  const total = query.data?.pages[0]?.total;
  const sheet = useRecordSheet({ indicator, name, question });
  return (
    <Section
      title={words.title}
      note={
        total &&
        words.total(
          formatQuantity(total.count, language, 0),
          `${formatQuantity(total.weight, language, 3)} ${say(indicator.weightUnit)}`,
        )
      }
      tools={
        <>
          <Segmented
            size="small"
            name="trace-state"
            aria-label={pageWords.records.filterLabel}
            options={recordFilters.map((filter) => ({ value: filter, label: pageWords.records.filter[filter] }))}
            value={state}
            onChange={(next) => view.go({ state: next }, { replace: true })}
          />
          <WorkbookButton content={sheet} sheetName={words.title} />
        </>
      }
    >
      <div>
        <Loaded query={query} lines={8}>
          {({ pages }) => (
            <RecordTable
              records={pages.flatMap((page) => page.records)}
              {...{ indicator, chosen: view.chosen, onChoose: view.onChoose }}
            />
          )}
        </Loaded>
        <MoreButton query={query} label={words.more} />
      </div>
    </Section>
  );
}
