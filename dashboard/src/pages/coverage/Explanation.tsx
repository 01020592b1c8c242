import { lazy, Suspense, useCallback } from 'react';
import { useAddressPart } from '../../address/use-address-part.ts';
import { explainKey, explainPart } from '../../explain/explain-address.ts';
import { busIndicator } from '../../map/known-indicators.ts';
import { PanelBoundary } from '../../panel/PanelBoundary.tsx';
import type { Placed } from '../../records/RecordRow.tsx';
import type { CoverageView } from './coverage-view.ts';

const ExplainDrawer = lazy(() => import('../../explain/ExplainDrawer.tsx'));

/** What stands behind the number that is opened; a village of its list is chosen on the map and beside it. */
export function Explanation({ view }: { readonly view: CoverageView }) {
  const [{ explain }] = useAddressPart(explainPart);
  const { go } = view;
  const asksVillages = explain?.of === 'value' && explain.indicator === busIndicator;
  const onChoose = useCallback(
    ({ key }: Placed) => {
      if (asksVillages) go({ record: { dataset: 'village', key } });
    },
    [asksVillages, go],
  );
  if (!explain) return null;
  return (
    <PanelBoundary resetKey={explainKey(explain)}>
      <Suspense fallback={null}>
        <ExplainDrawer view={{ ...view, year: undefined, chosen: view.address.record?.key, onChoose }} />
      </Suspense>
    </PanelBoundary>
  );
}
