import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isChangedBy, type Known } from './changed-by-load.ts';
import { isChangedByOrder, isOfOrders } from './changed-by-order.ts';
import { followEvents, type LoadEvent } from './event-stream.ts';
import { indicatorsQuery, type Programme } from './queries.ts';

/**
 * Asks anew what a published load or a supervision order changes.
 *
 * Only while the page is in sight: a browser keeps six connections to a server over HTTP/1.1, so six open tabs with a
 * stream each would leave none for the seventh to load by. What was published meanwhile is asked for on return.
 */
export function useLoadEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    let stop: (() => void) | undefined;
    const open = () => {
      stop = followEvents({
        onLoad: (event) => renewChanged(client, event),
        onOrder: (event) =>
          void client.invalidateQueries({ predicate: ({ queryKey }) => isChangedByOrder(event, queryKey) }),
        onReopened: (isSame) =>
          void client.invalidateQueries(isSame ? { predicate: ({ queryKey }) => isOfOrders(queryKey) } : {}),
      });
    };
    const close = () => {
      stop?.();
      stop = undefined;
    };
    const follow = () => {
      if (document.visibilityState === 'hidden') close();
      else if (!stop) {
        open();
        void client.invalidateQueries();
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

function renewChanged(client: QueryClient, event: LoadEvent): void {
  const known = knownTo(client);
  void client.invalidateQueries({ predicate: ({ queryKey }) => isChangedBy(event, queryKey, known) });
}

/** Read from the answers that the page has: the programme it shows, and what its indicators read. */
function knownTo(client: QueryClient): Known {
  const programmes = client.getQueriesData<Programme>({ queryKey: ['getProgramme'], type: 'active' });
  const [shown] = programmes.flatMap(([, programme]) => programme ?? []);
  const indicators = client.getQueryData(indicatorsQuery().queryKey)?.indicators;
  return {
    root: shown?.rootRegion,
    asOf: shown?.basis.asOf,
    readsOf: (id) => indicators?.find((indicator) => indicator.id === id)?.reads,
  };
}
