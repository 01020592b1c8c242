import { Tabs } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { type Tab, tabs } from '../../address/address.ts';
import type { Asked } from '../../data/asked.ts';
import type { AreaFigures } from '../../figures/use-area-figures.ts';
import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import type { Placed } from '../../records/RecordRow.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import styles from './Rail.module.css';
import type { View } from './view.ts';

const OverviewTab = lazy(() => import('./OverviewTab.tsx'));
const PlanTab = lazy(() => import('./PlanTab.tsx'));
const RecordsTab = lazy(() => import('./RecordsTab.tsx'));
const GapsTab = lazy(() => import('./GapsTab.tsx'));

export interface RailProps {
  readonly view: View;
  readonly scope: RegionScope;
  readonly figures: Asked<AreaFigures>;
  /** Key of the record that the map points at. */
  readonly chosen: string | undefined;
  readonly onChoose: (record: Placed) => void;
  /** A region that the map is to mark while it is pointed at in a list; undefined: none. */
  readonly onPoint: (region: string | undefined) => void;
}

/** Beside the map: what it comes to, the plan, the records behind the figure, and the gaps. */
export function Rail(props: RailProps) {
  const { words } = useTongue();
  const { address, go } = props.view;
  const contents: Readonly<Record<Tab, ReactNode>> = {
    overview: <OverviewTab {...props} />,
    plan: <PlanTab {...props} />,
    records: <RecordsTab {...props} />,
    gaps: <GapsTab {...props} />,
  };
  return (
    <section className={styles.rail} aria-label={words.tabsLabel}>
      <Tabs
        className={styles.tabs ?? ''}
        activeKey={address.tab}
        destroyOnHidden
        animated={false}
        items={tabs.map((tab) => ({
          key: tab,
          label: words.tabs[tab],
          children: (
            <PanelBoundary resetKey={props.view.region}>
              <Suspense fallback={<Waiting lines={8} />}>
                <div className={styles.content}>{contents[tab]}</div>
              </Suspense>
            </PanelBoundary>
          ),
        }))}
        onChange={(key) => {
          const tab = tabs.find((name) => name === key);
          if (tab) go({ tab });
        }}
      />
    </section>
  );
}
