import { useEffect, useRef } from 'react';
import type { Pulse } from '../../data/use-pulse.ts';

/** A server that was away may be a newer one: its page is loaded then, as nobody comes by to do it. */
export function useNewBuild({ lost }: Pulse): void {
  const wasLost = useRef(false);
  useEffect(() => {
    if (!lost && wasLost.current) void reloadIfNewer();
    wasLost.current = lost;
  }, [lost]);
}

async function reloadIfNewer(): Promise<void> {
  const entry = document.querySelector('script[type=module][src]')?.getAttribute('src');
  if (!entry) return;
  // Not to be had: the next time the server comes back will do.
  const response = await fetch(window.location.pathname, { cache: 'no-store' }).catch(() => undefined);
  if (!response?.ok) return;
  if (!(await response.text()).includes(entry)) window.location.reload();
}
