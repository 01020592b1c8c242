import { Loaded } from '../../panel/Loaded.tsx';
import { Panel } from '../../panel/Panel.tsx';
import { useTongue } from '../../words/words-context.tsx';
import styles from './OverviewTab.module.css';
import { PlanBars } from './PlanBars.tsx';
import type { RailProps } from './Rail.tsx';
import { RankingPanel } from './RankingPanel.tsx';
import { usePlan } from './use-plan.ts';
import { YearSwitch } from './YearSwitch.tsx';

export default function OverviewTab({ view, scope, figures }: RailProps) {
  const { words } = useTongue();
  const plan = usePlan(view, scope);
  return (
    <div className={styles.overview}>
      <RankingPanel view={view} scope={scope} figures={figures} />
      <Panel
        title={words.plan.title}
        note={plan.remark}
        tools={<YearSwitch view={view} year={plan.year} />}
        source={words.plan.pace}
      >
        <Loaded query={plan.query} lines={10}>
          {(progress) => <PlanBars progress={progress} />}
        </Loaded>
      </Panel>
    </div>
  );
}
