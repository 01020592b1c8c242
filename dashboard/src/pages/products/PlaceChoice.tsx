import { Failed } from '../../panel/Loaded.tsx';
import { RegionTrail } from '../../regions/RegionTrail.tsx';
import { useRegionScope } from '../../regions/use-region-scope.ts';
import type { DeskView } from './desk-view.ts';

/** Of which region: the way down and back up. */
export function PlaceChoice({ view }: { readonly view: DeskView }) {
  const scope = useRegionScope(view);
  if (scope.data) return <RegionTrail scope={scope.data} onOpen={(region) => view.go({ region })} />;
  return scope.error ? <Failed error={scope.error} retry={() => view.go({ region: undefined })} /> : null;
}
