import { vi } from 'vitest';

/** What becomes of one question: its answer is empty, or it waits until it is refused. */
export type Fault = 'empty' | 'waiting';

export interface FaultyServer {
  /** Every address that was asked for, in order, each once. */
  readonly asked: () => readonly string[];
  /** True while something that is not held back is on its way. */
  readonly isBusy: () => boolean;
  /** Undefined: whatever is asked for from now on. */
  readonly break: (address: string | undefined, fault: Fault) => void;
  /** What waited is refused, and is from now on. */
  readonly refuse: () => void;
  readonly heal: () => void;
}

const refusal = { type: 'about:blank', title: 'No', status: 500, code: 'internal', requestId: 'request-7' };

/** Stands before the fake server, to be called after it, and lets one question at a time go wrong. */
export function faultyServer(): FaultyServer {
  const answer = globalThis.fetch;
  const asked = new Set<string>();
  let underWay = 0;
  let broken: { address: string | undefined; fault: Fault | 'refused' } | undefined;
  let letGo = (): void => undefined;
  let gate = Promise.resolve();
  const isBroken = (address: string) => broken !== undefined && (broken.address ?? address) === address;
  vi.stubGlobal('fetch', async (address: string, request?: RequestInit) => {
    asked.add(address);
    if (isBroken(address) && broken?.fault === 'waiting') await gate;
    underWay += 1;
    try {
      if (!isBroken(address)) return await answer(address, request);
      if (broken?.fault !== 'empty') return Response.json(refusal, { status: 500 });
      const response = await answer(address, request);
      const full = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return new Response(isJson ? JSON.stringify(emptyOf(JSON.parse(full))) : full, {
        headers: response.headers,
        status: response.status,
      });
    } finally {
      underWay -= 1;
    }
  });
  return {
    asked: () => [...asked],
    isBusy: () => underWay > 0,
    break: (address, fault) => {
      broken = { address, fault };
      gate = new Promise((resolve) => {
        letGo = resolve;
      });
    },
    refuse: () => {
      if (broken) broken.fault = 'refused';
      letGo();
    },
    heal: () => {
      broken = undefined;
      letGo();
    },
  };
}

/** Counts of what is listed; they are none when nothing is. */
const counts = new Set(['total', 'matching', 'counts', 'placed', 'count', 'weight', 'quantity']);

/** The same answer with nothing in its lists. */
function emptyOf(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      Array.isArray(value) ? [] : counts.has(name) ? zero(value) : value,
    ]),
  );
}

function zero(value: unknown): unknown {
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, zero(inner)]));
}
