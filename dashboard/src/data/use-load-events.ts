import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { events } from '#api/contract/service.ts';

/** Asks everything anew whenever a load is published; the browser reopens a lost stream by itself. */
export function useLoadEvents(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    const stream = new EventSource(events.path);
    const renew = () => void client.invalidateQueries();
    stream.addEventListener('load', renew);
    return () => stream.close();
  }, [client]);
}
