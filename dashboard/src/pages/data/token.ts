import { useSyncExternalStore } from 'react';

const key = 'tongcun.token';
const listeners = new Set<() => void>();

/** The token of this window: kept until it is closed, and sent with calls that need it only. */
export function readToken(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    // A browser that keeps nothing: the token is asked for again.
    return undefined;
  }
}

export function keepToken(token: string | undefined): void {
  try {
    if (token === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, token);
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

export function useToken(): string | undefined {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, readToken);
}

export function tokenHeaders(): Readonly<Record<string, string>> {
  const token = readToken();
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
