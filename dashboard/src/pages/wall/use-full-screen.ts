import { useCallback, useSyncExternalStore } from 'react';

export interface FullScreen {
  readonly isFull: boolean;
  readonly toggle: () => void;
}

function listen(changed: () => void): () => void {
  document.addEventListener('fullscreenchange', changed);
  return () => document.removeEventListener('fullscreenchange', changed);
}

/** The whole page over the whole screen, and back. */
export function useFullScreen(): FullScreen {
  const isFull = useSyncExternalStore(listen, () => document.fullscreenElement !== null);
  const toggle = useCallback(() => {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    // A browser may refuse, as in a frame: the page stays as it is, and the key can be pressed again.
    done.catch(() => undefined);
  }, []);
  return { isFull, toggle };
}
