import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useAddressPart } from '../../address/use-address-part.ts';
import { progressMonthsQuery } from '../../data/trace-queries.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Notice } from '../../panel/Notice.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { MonthsChart } from './MonthsChart.tsx';
import { MonthsDownloads } from './MonthsDownloads.tsx';
import { MonthsTable } from './MonthsTable.tsx';
import styles from './PlanTab.module.css';
import { progressPart } from './progress-address.ts';
import type { Plan } from './use-plan.ts';
import { usePlanWords } from './use-plan-words.ts';
import type { View } from './view.ts';

/** One item month by month: what was done, reported and due. */
export function MonthsView({ view, plan }: { readonly view: View; readonly plan: Plan }) {
  const { words } = useTongue();
  const [{ item: asked }] = useAddressPart(progressPart);
  return (
    <Loaded query={plan.query} lines={12}>
      {({ rows }) => {
        const meant = rows.find((row) => row.item === asked) ?? rows.find((row) => row.plan !== null) ?? rows[0];
        if (!meant) return <Notice>{words.plan.none}</Notice>;
        return <ItemMonths view={view} plan={plan} item={meant.item} items={rows} />;
      }}
    </Loaded>
  );
}

interface ItemProps {
  readonly view: View;
  readonly plan: Plan;
  readonly item: string;
  readonly items: readonly { readonly item: string; readonly title: { readonly zh: string; readonly en: string } }[];
}

function ItemMonths({ view, plan, item, items }: ItemProps) {
  const { say } = useTongue();
  const words = usePlanWords();
  const [, go] = useAddressPart(progressPart);
  const query = useQuery(
    progressMonthsQuery({
      ...{ programme: view.programme.id, item, region: plan.region },
      ...{ year: plan.year, asOf: view.asOf },
    }),
  );
  return (
    <>
      <div className={styles.choice}>
        <Select
          className={styles.item ?? ''}
          aria-label={words.item}
          value={item}
          options={items.map((entry) => ({ value: entry.item, label: say(entry.title) }))}
          onChange={(next: string) => go({ item: next })}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
        />
        {query.data ? <MonthsDownloads answer={query.data} /> : null}
      </div>
      <Loaded query={query} lines={12}>
        {(answer) => (
          <>
            <MonthsChart answer={answer} theme={view.address.theme} />
            <MonthsTable answer={answer} region={plan.region} />
          </>
        )}
      </Loaded>
    </>
  );
}
