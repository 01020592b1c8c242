import type { Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useState } from 'react';
import { pause } from '../panel/pause.ts';
import { addOverlay, beginDrawing, createMap, type LiveMap, type MapManner } from './create-map.ts';

export type MapState = { readonly live: LiveMap | undefined; readonly failed: boolean };

/**
 * Makes the map in `container` and takes it down with it. A browser without WebGL2 is a state, not an exception.
 *
 * Every step is a task of its own and waits until the graphics card is done with the one before, so that the page is
 * never held up for two. deck.gl comes after the map's first frame: MapLibre waits there for its first program, and
 * behind deck.gl's it would hold up the page for as long as those take (measured: 0.8 s without a graphics card). A
 * context that is made only to try whether there is one holds up the page as well, when it is collected.
 */
export function useLiveMap(container: RefObject<HTMLElement | null>, { language, hands }: MapManner): MapState {
  const [state, setState] = useState<MapState>({ live: undefined, failed: false });
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let map: MapLibre | undefined;
    let ended = false;
    const make = async () => {
      await pause();
      if (ended) return;
      map = tryCreate(element, { language, hands });
      if (!map) return setState({ live: undefined, failed: true });
      await beginDrawing(map);
      if (ended) return;
      const live = await addOverlay(map);
      if (!ended) setState({ live, failed: false });
    };
    void make();
    return () => {
      ended = true;
      setState({ live: undefined, failed: false });
      map?.remove();
    };
  }, [container, language, hands]);
  return state;
}

function tryCreate(element: HTMLElement, manner: MapManner): MapLibre | undefined {
  try {
    return createMap(element, manner);
  } catch {
    // The context was refused; the panel says so.
    return undefined;
  }
}
