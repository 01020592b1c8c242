import { Loaded } from '../../panel/Loaded.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './OverviewTab.module.css';
import { PlanBars } from './PlanBars.tsx';
import { PlanDownloads } from './PlanDownloads.tsx';
import type { RailProps } from './Rail.tsx';
import { RankingPanel } from './RankingPanel.tsx';
import { usePlan } from './use-plan.ts';
import { YearSwitch } from './YearSwitch.tsx';

export default function OverviewTab({ view, scope, figures, onPoint }: RailProps) {
  const { words } = useTongue();
  const plan = usePlan(view, scope);
  return (
    <div className={styles.overview}>
      <RankingPanel {...{ view, scope, figures, onPoint }} />
      <Panel
        title={words.plan.title}
        note={plan.remark}
        tools={
          <>
            {plan.query.data ? <PlanDownloads view={view} plan={plan} progress={plan.query.data} /> : null}
            <YearSwitch view={view} year={plan.year} />
          </>
        }
        source={words.plan.pace}
      >
        <Loaded query={plan.query} lines={10}>
          {(progress) => <PlanBars progress={progress} region={plan.region} />}
        </Loaded>
      </Panel>
    </div>
  );
}
