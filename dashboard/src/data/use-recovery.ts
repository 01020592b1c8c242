import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ready } from '#api/contract/service.ts';
import { CallError, call } from './client.ts';

const beatMs = 3_000;
const patienceMs = 8_000;

/** A server that starts, or something before it that does not reach it. */
const awayStatuses = [0, 502, 503, 504];

/** Failed for want of a server: whatever a server that is there refuses, it would refuse again. */
function lacksServer({ state: { status, error } }: Query): boolean {
  return status === 'error' && error instanceof CallError && awayStatuses.includes(error.status);
}

/**
 * Brings a page back by itself after the server or the network was away. While an answer that is shown somewhere is
 * missing for that reason, the server is asked every few seconds whether it is there, and then for the answers; as long
 * as nothing is missing, nothing is asked.
 */
export function useRecovery(): void {
  const client = useQueryClient();
  useEffect(() => {
    const cache = client.getQueryCache();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isBeating = false;
    let ended = false;
    const isLacking = () => cache.findAll({ type: 'active', predicate: lacksServer }).length > 0;
    const beat = async () => {
      isBeating = true;
      timer = undefined;
      // No answer is an answer here: it is asked again.
      const answer = await call(ready, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
      if (answer && !ended) await client.invalidateQueries({ predicate: lacksServer });
      isBeating = false;
      follow();
    };
    const follow = () => {
      if (!ended && !isBeating && timer === undefined && isLacking()) timer = setTimeout(beat, beatMs);
    };
    const stop = cache.subscribe(follow);
    follow();
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, [client]);
}
