import type { Map as MapLibre } from 'maplibre-gl';
import { useCallback, useSyncExternalStore } from 'react';

/** Whole zoom level of the map, as a thing React follows. */
export function useZoom(map: MapLibre | undefined): number {
  const listen = useCallback(
    (changed: () => void) => {
      map?.on('zoomend', changed);
      return () => {
        map?.off('zoomend', changed);
      };
    },
    [map],
  );
  return useSyncExternalStore(listen, () => Math.floor(map?.getZoom() ?? 0));
}
