import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Asked } from '../../data/asked.ts';
import { villagesQuery } from '../../data/queries.ts';
import { DeskHeader } from '../../desk/DeskHeader.tsx';
import { Failed } from '../../panel/Loaded.tsx';
import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import { Waiting } from '../../panel/Waiting.tsx';
import { isUnknownRegion, UnknownRegion } from '../../regions/UnknownRegion.tsx';
import { type RegionScope, useRegionScope } from '../../regions/use-region-scope.ts';
import { useCoverageWords } from '../../words/use-coverage-words.ts';
import { useTongue } from '../../words/words-context.tsx';
import { type CoverageView, villagesQuestion } from './coverage-view.ts';
import { Explanation } from './Explanation.tsx';
import { MapSection } from './MapSection.tsx';
import { Rail } from './Rail.tsx';
import { RuleBar } from './RuleBar.tsx';
import { SearchBox } from './SearchBox.tsx';
import styles from './Workbench.module.css';

export function Workbench({ view }: { readonly view: CoverageView }) {
  const { words: common, say } = useTongue();
  const words = useCoverageWords();
  const scope = useRegionScope(view);
  const villages = useInfiniteQuery(villagesQuery(villagesQuestion(view)));
  const first = villages.data?.pages[0];
  return (
    <div className={styles.page}>
      <PanelBoundary>
        <DeskHeader
          page="coverage"
          title={words.title}
          subtitle={<span>{say(view.programme.title)}</span>}
          basis={first?.basis ?? view.programme.basis}
          skip={{ to: 'villages', label: common.skipToContent }}
        />
      </PanelBoundary>
      <main className={styles.main}>
        <div className={styles.bar}>
          <PanelBoundary>
            <SearchBox view={view} />
          </PanelBoundary>
          <PanelBoundary resetKey={String(villages.dataUpdatedAt)}>
            <RuleBar view={view} villages={villages} />
          </PanelBoundary>
        </div>
        <ScopeGate view={view} scope={scope}>
          {(known) => (
            <div className={styles.work}>
              <PanelBoundary resetKey={String(villages.dataUpdatedAt)}>
                <MapSection view={view} scope={known} villages={villages} />
              </PanelBoundary>
              <Rail view={view} scope={known} villages={villages} />
            </div>
          )}
        </ScopeGate>
        <Explanation view={view} />
      </main>
    </div>
  );
}

interface GateProps {
  readonly view: CoverageView;
  readonly scope: Asked<RegionScope>;
  readonly children: (scope: RegionScope) => React.ReactNode;
}

function ScopeGate({ view, scope, children }: GateProps) {
  const known = useHeldScope(scope);
  if (known) return children(known);
  if (isUnknownRegion(scope.error)) {
    return <UnknownRegion region={view.region} onBack={() => view.go({ region: undefined })} />;
  }
  if (scope.error) return <Failed error={scope.error} retry={() => void scope.refetch()} />;
  return <Waiting lines={12} />;
}

/** The former place stays until the next is known: a step in time or place keeps the map alive, and the focus where it is. */
function useHeldScope({ data, error }: Asked<RegionScope>): RegionScope | undefined {
  const held = useRef<RegionScope>(undefined);
  useEffect(() => {
    held.current = error ? undefined : (data ?? held.current);
  }, [data, error]);
  return data ?? (error ? undefined : held.current);
}
