import { Lack } from '../../panel/Lack.tsx';
import { Failed } from '../../panel/Loaded.tsx';
import { RegionTrail } from '../../regions/RegionTrail.tsx';
import { isUnknownRegion, UnknownRegion } from '../../regions/UnknownRegion.tsx';
import { useRegionScope } from '../../regions/use-region-scope.ts';
import { useTongue } from '../../words/words-context.tsx';
import type { DeskView } from './desk-view.ts';

/** Of which region: the way down and back up. */
export function PlaceChoice({ view }: { readonly view: DeskView }) {
  const { words } = useTongue();
  const scope = useRegionScope(view);
  if (scope.data) return <RegionTrail scope={scope.data} onOpen={(region) => view.go({ region })} />;
  if (isUnknownRegion(scope.error)) {
    return <UnknownRegion region={view.region} onBack={() => view.go({ region: undefined })} />;
  }
  if (scope.error) return <Failed error={scope.error} retry={() => void scope.refetch()} />;
  return <Lack query={scope} of={words.region} />;
}
