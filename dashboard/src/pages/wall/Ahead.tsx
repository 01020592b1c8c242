import { type RegionScope, useRegionScope } from '../../regions/use-region-scope.ts';
import { useSceneFigures } from './use-scene-figures.ts';
import type { WallView } from './wall-view.ts';

/** Asks for what the next scene shows while this one stands, so that the wall turns at once. Draws nothing. */
export function Ahead({ view }: { readonly view: WallView }) {
  const { scene, root, asOf } = view;
  const scope = useRegionScope({ region: scene.region, root, asOf });
  return scope.data ? <FiguresAhead view={view} scope={scope.data} /> : null;
}

function FiguresAhead({ view, scope }: { readonly view: WallView; readonly scope: RegionScope }) {
  useSceneFigures(view, scope);
  return null;
}
