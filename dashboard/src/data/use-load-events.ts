import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { events } from '#api/contract/service.ts';

/**
 * Asks everything anew whenever a load is published; the browser reopens a lost stream by itself.
 *
 * Only while the page is in sight: a browser keeps six connections to a server over HTTP/1.1, so six open tabs with a
 * stream each would leave none for the seventh to load by. What was published meanwhile is asked for on return.
 */
export function useLoadEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    const renew = () => void client.invalidateQueries();
    let stream: EventSource | undefined;
    const open = () => {
      stream = new EventSource(events.path);
      stream.addEventListener('load', renew);
    };
    const close = () => {
      stream?.close();
      stream = undefined;
    };
    const follow = () => {
      if (document.visibilityState === 'hidden') close();
      else if (!stream) {
        open();
        renew();
      }
    };
    if (document.visibilityState !== 'hidden') open();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      close();
    };
  }, [client]);
}
