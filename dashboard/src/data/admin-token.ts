import { useSyncExternalStore } from 'react';

const name = 'tongcun-admin-token';
const listeners = new Set<() => void>();
let kept: string | undefined;

/** The token of this session: gone with the tab, never in an address, never on disk. */
export function adminToken(): string | undefined {
  try {
    return window.sessionStorage.getItem(name) ?? undefined;
  } catch {
    // A browser that allows no storage asks again on every page.
    return kept;
  }
}

export function keepAdminToken(token: string | undefined): void {
  kept = token;
  try {
    if (token === undefined) window.sessionStorage.removeItem(name);
    else window.sessionStorage.setItem(name, token);
  } catch {
    // It stays in memory.
  }
  for (const listener of listeners) listener();
}

export function useAdminToken(): string | undefined {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, adminToken);
}

/** The header that a server with a token asks for. */
export function authorization(): Readonly<Record<string, string>> {
  const token = adminToken();
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
