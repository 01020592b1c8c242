import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useAddressPart } from '../../address/use-address-part.ts';
import type { Asked } from '../../data/asked.ts';
import { valuesQuery } from '../../data/queries.ts';
import { explainKey, explainPart } from '../../explain/explain-address.ts';
import { useAreaFigures } from '../../figures/use-area-figures.ts';
import { Loaded } from '../../panel/Loaded.tsx';
import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import type { Placed } from '../../records/RecordRow.tsx';
import { isUnknownRegion, UnknownRegion } from '../../regions/UnknownRegion.tsx';
import { type RegionScope, useRegionScope } from '../../regions/use-region-scope.ts';
import { Figures } from './Figures.tsx';
import { MapSection } from './MapSection.tsx';
import { PageHeader } from './PageHeader.tsx';
import { Rail } from './Rail.tsx';
import { yearOf } from './use-plan.ts';
import type { View } from './view.ts';
import styles from './Workbench.module.css';

const ExplainDrawer = lazy(() => import('../../explain/ExplainDrawer.tsx'));

/** The page: whose data, the key figures, the map, and what stands behind it. */
export function Workbench({ view }: { readonly view: View }) {
  const { indicator, region, programme, asOf } = view;
  const own = useQuery(valuesQuery({ indicator: indicator.id, region, programme: programme.id, asOf }));
  const scope = useRegionScope(view);
  return (
    <div className={styles.page}>
      <PanelBoundary>
        <PageHeader view={view} basis={own.data?.basis ?? programme.basis} />
      </PanelBoundary>
      <main className={styles.main}>
        {isUnknownRegion(scope.error) ? null : (
          <PanelBoundary resetKey={region}>
            <Figures view={view} />
          </PanelBoundary>
        )}
        <ScopeGate view={view} scope={scope} />
      </main>
    </div>
  );
}

function ScopeGate({ view, scope }: { readonly view: View; readonly scope: Asked<RegionScope> }) {
  if (scope.data === undefined && isUnknownRegion(scope.error)) {
    return <UnknownRegion region={view.region} onBack={() => view.go({ region: undefined })} />;
  }
  return (
    <Loaded query={scope} lines={12}>
      {(known) => <Work view={view} scope={known} />}
    </Loaded>
  );
}

function Work({ view, scope }: { readonly view: View; readonly scope: RegionScope }) {
  const figures = useAreaFigures(view, scope);
  const [chosen, setChosen] = useState<{ key: string; point: readonly [number, number] }>();
  const onChoose = useCallback((record: Placed) => {
    if (record.point) setChosen({ key: record.key, point: record.point });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another region or question lets go of the record
  useEffect(() => setChosen(undefined), [view.region, view.indicator.id, view.address.tab]);
  const [pointed, setPointed] = useState<string>();
  const [{ explain }] = useAddressPart(explainPart);
  return (
    <>
      <div className={styles.work}>
        <PanelBoundary resetKey={view.region}>
          <MapSection {...{ view, scope, figures, pointed, onChoose }} focus={chosen?.point} />
        </PanelBoundary>
        <Rail {...{ view, scope, figures, onChoose }} chosen={chosen?.key} onPoint={setPointed} />
      </div>
      {explain ? (
        <PanelBoundary resetKey={explainKey(explain)}>
          <Suspense fallback={null}>
            <ExplainDrawer view={{ ...view, year: yearOf(view), chosen: chosen?.key, onChoose }} />
          </Suspense>
        </PanelBoundary>
      ) : null}
    </>
  );
}
