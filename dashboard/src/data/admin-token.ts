const name = 'tongcun-admin-token';

/** The token of this session: gone with the tab, never in an address, never on disk. */
export function adminToken(): string | undefined {
  try {
    return window.sessionStorage.getItem(name) ?? undefined;
  } catch {
    // A browser that allows no storage asks again on every page.
    return kept;
  }
}

let kept: string | undefined;

export function keepAdminToken(token: string | undefined): void {
  kept = token;
  try {
    if (token === undefined) window.sessionStorage.removeItem(name);
    else window.sessionStorage.setItem(name, token);
  } catch {
    // It stays in memory.
  }
}

/** The header that a server with a token asks for. */
export function authorization(): Readonly<Record<string, string>> {
  const token = adminToken();
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
