import { useQueries } from '@tanstack/react-query';
import { type RegionScope, useRegionScope } from '../../regions/use-region-scope.ts';
import { targetIndicators, targetValue } from './target-values.ts';
import { useFormerFigures } from './use-former-figures.ts';
import { useSceneFigures } from './use-scene-figures.ts';
import type { WallView } from './wall-view.ts';

interface Props {
  readonly view: WallView;
  /** The city and its districts. */
  readonly city: RegionScope | undefined;
}

/**
 * Asks for what the next scene shows while this one stands: the wall turns at once, and has something to turn to when
 * the server goes away meanwhile. Draws nothing.
 */
export function Ahead({ view, city }: Props) {
  const { scene, root, asOf } = view;
  const scope = useRegionScope({ region: scene.region, root, asOf });
  useQueries({ queries: targetIndicators(view).map((indicator) => targetValue(view, indicator)) });
  return (
    <>
      {scope.data ? <MapAhead view={view} scope={scope.data} /> : null}
      {city ? <RankingAhead view={view} scope={city} /> : null}
    </>
  );
}

interface AheadProps {
  readonly view: WallView;
  readonly scope: RegionScope;
}

function MapAhead({ view, scope }: AheadProps) {
  useSceneFigures(view, scope);
  return null;
}

function RankingAhead({ view, scope }: AheadProps) {
  useSceneFigures(view, scope);
  useFormerFigures(view, scope);
  return null;
}
