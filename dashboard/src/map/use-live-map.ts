import { type RefObject, useEffect, useState } from 'react';
import { createMap, hasWebgl, type LiveMap, type MapManner } from './create-map.ts';

export type MapState = { readonly live: LiveMap | undefined; readonly failed: boolean };

/** Makes the map in `container` and takes it down with it. A browser without WebGL2 is a state, not an exception. */
export function useLiveMap(container: RefObject<HTMLElement | null>, { language, hands }: MapManner): MapState {
  const [state, setState] = useState<MapState>({ live: undefined, failed: false });
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const live = hasWebgl() ? tryCreate(element, { language, hands }) : undefined;
    setState({ live, failed: live === undefined });
    return () => {
      setState({ live: undefined, failed: false });
      live?.map.remove();
    };
  }, [container, language, hands]);
  return state;
}

function tryCreate(element: HTMLElement, manner: MapManner): LiveMap | undefined {
  try {
    return createMap(element, manner);
  } catch {
    // The context was refused after all; the panel says so.
    return undefined;
  }
}
