import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ready } from '#api/contract/service.ts';
import { call, isForbidden } from './client.ts';
import { loadsQuery } from './queries.ts';

/** `lost`: the server does not answer; what is shown is as it was `since` then, or nothing came yet at all. */
export type Pulse = { readonly lost: false } | { readonly lost: true; readonly since: Date | undefined };

const beatMs = 5_000;
const patienceMs = 8_000;
/** Beats in a row after which a newer load than the list shows was not announced but missed. */
const beatsToMiss = 2;

/**
 * Asks the server every few seconds whether it is there: a stream of events does not notice a cable that was pulled.
 * What failed while it was away is asked again when it is back, and so is what was published meanwhile.
 */
export function usePulse(): Pulse {
  const client = useQueryClient();
  const [pulse, setPulse] = useState<Pulse>({ lost: false });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let ended = false;
    let lastSeen: Date | undefined;
    let lost = false;
    let behind = 0;
    const beat = async () => {
      // Whatever went wrong, there was no answer; the page says so.
      const answer = await call(ready, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
      if (ended) return;
      timer = setTimeout(beat, beatMs);
      if (answer === undefined) {
        if (!lost) setPulse({ lost: true, since: lastSeen });
        lost = true;
        return;
      }
      behind = isBehind(client, answer.load) ? behind + 1 : 0;
      if (lost || behind >= beatsToMiss) void client.invalidateQueries();
      else void client.invalidateQueries({ predicate: ({ state }) => mayHeal(state) });
      if (lost) setPulse({ lost: false });
      lastSeen = new Date();
      lost = false;
    };
    void beat();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [client]);
  return pulse;
}

/** Who was kept out stays so until a token comes, and is left in peace to enter it. */
function mayHeal({ status, error }: { readonly status: string; readonly error: Error | null }): boolean {
  return status === 'error' && !isForbidden(error);
}

function isBehind(client: QueryClient, load: number): boolean {
  const newest = client.getQueryData(loadsQuery().queryKey)?.loads[0]?.load;
  return newest !== undefined && newest !== load;
}
