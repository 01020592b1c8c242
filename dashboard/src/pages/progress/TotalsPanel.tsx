import { useQuery } from '@tanstack/react-query';
import { totalsQuery } from '../../data/trace-queries.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import { PartSwitch } from './PartSwitch.tsx';
import { TotalsTable } from './TotalsTable.tsx';
import { TotalsWorkbook } from './TotalsWorkbook.tsx';
import type { Plan } from './use-plan.ts';
import { usePlanWords } from './use-plan-words.ts';
import type { View } from './view.ts';

interface Props {
  readonly view: View;
  readonly plan: Plan;
}

/** The totals that the text of the document prints, over all its years: of the columns of the plan, and of what it has none for. */
export function TotalsPanel({ view, plan }: Props) {
  const { words: pageWords, dateOf } = useTongue();
  const { totals: words } = usePlanWords();
  const query = useQuery(totalsQuery({ programme: view.programme.id, region: plan.region, asOf: view.asOf }));
  const { data } = query;
  const remarks = data
    ? [words.years(data.years.first, data.years.last), pageWords.plan.measured(dateOf(data.measuredOn)), plan.borrowed]
    : [];
  return (
    <Panel
      title={words.title}
      note={remarks.filter((remark) => remark !== undefined).join(' · ')}
      tools={
        <>
          {data && data.rows.length > 0 ? <TotalsWorkbook answer={data} view={view} /> : null}
          <PartSwitch />
        </>
      }
      source={words.source}
    >
      <Loaded query={query} lines={10}>
        {({ rows }) => <TotalsTable rows={rows} isRoot={plan.region === view.root} />}
      </Loaded>
    </Panel>
  );
}
