import type { ReactNode } from 'react';
import { ExplainButton } from '../../explain/ExplainButton.tsx';
import { busIndicator } from '../../map/known-indicators.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { CoverageView } from './coverage-view.ts';

interface Props {
  readonly view: CoverageView;
  readonly children: ReactNode;
}

/** The share of villages of the region, opening what stands behind it, where the programme has such an indicator. */
export function ExplainedShare({ view, children }: Props) {
  const { say } = useTongue();
  const indicator = view.indicators.find(({ id }) => id === busIndicator);
  if (!indicator) return children;
  return (
    <ExplainButton
      explained={{ of: 'value', indicator: busIndicator, region: view.region }}
      label={say(indicator.label)}
    >
      {children}
    </ExplainButton>
  );
}
