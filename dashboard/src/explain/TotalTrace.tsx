import { useInfiniteQuery } from '@tanstack/react-query';
import { type ProgressTotals, progressRecordsQuery, type TotalRow } from '../data/trace-queries.ts';
import { WorkbookButton } from '../download/WorkbookButton.tsx';
import { formatQuantity } from '../format/number.ts';
import { Loaded } from '../panel/Loaded.tsx';
import { useTongue } from '../words/words-context.tsx';
import type { ExplainView } from './explain-view.ts';
import { ItemRecords } from './ItemRecords.tsx';
import { useItemSheet } from './item-facts.ts';
import { MoreButton } from './MoreButton.tsx';
import { Section } from './Section.tsx';
import { useExplainWords } from './use-explain-words.ts';

interface Props {
  readonly view: ExplainView;
  readonly row: TotalRow;
  readonly years: ProgressTotals['years'];
}

const pageSize = 20;

/** The finished works of all years that a total is held against. */
export function TotalTrace({ view, row, years }: Props) {
  const { say, language } = useTongue();
  const words = useExplainWords();
  const question = {
    ...{ programme: view.programme.id, item: row.item, region: row.region, asOf: view.asOf },
    ...({ kind: 'done', year: years.last, toDate: 'true' } as const),
  };
  const query = useInfiniteQuery(progressRecordsQuery({ ...question, limit: pageSize }));
  const period = words.total.years(years.first, years.last);
  const sheet = useItemSheet({ ...row, period, method: words.total.definition }, question);
  const total = query.data?.pages[0]?.total;
  const unit = say(row.unit);
  return (
    <Section
      title={words.trace.title}
      note={
        total &&
        words.trace.total(
          formatQuantity(total.count, language, 0),
          `${formatQuantity(total.quantity, language, 3)} ${unit}`,
        )
      }
      tools={<WorkbookButton content={sheet} sheetName={words.item.kinds.done} />}
    >
      <div>
        <Loaded query={query} lines={6}>
          {({ pages }) => (
            <ItemRecords
              {...{ unit, year: undefined, records: pages.flatMap((page) => page.records) }}
              {...{ chosen: view.chosen, onChoose: view.onChoose }}
            />
          )}
        </Loaded>
        <MoreButton query={query} label={words.trace.more} />
      </div>
    </Section>
  );
}
