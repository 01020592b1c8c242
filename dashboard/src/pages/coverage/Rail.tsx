import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import type { RegionScope } from '../../regions/use-region-scope.ts';
import type { CoverageView } from './coverage-view.ts';
import styles from './Rail.module.css';
import { RecordPanel } from './RecordPanel.tsx';
import type { Villages } from './RuleBar.tsx';
import { VillagesPanel } from './VillagesPanel.tsx';

interface Props {
  readonly view: CoverageView;
  readonly scope: RegionScope;
  readonly villages: Villages;
}

/** Beside the map: the chosen record down to its row, and the list. Siting and scenarios join them as panels here. */
export function Rail({ view, scope, villages }: Props) {
  const { record } = view.address;
  return (
    <div className={styles.rail}>
      {record ? (
        <PanelBoundary key={`${record.dataset}${record.key}`}>
          <RecordPanel view={view} scope={scope} record={record} />
        </PanelBoundary>
      ) : null}
      <PanelBoundary resetKey={String(villages.dataUpdatedAt)}>
        <VillagesPanel view={view} scope={scope} villages={villages} />
      </PanelBoundary>
    </div>
  );
}
