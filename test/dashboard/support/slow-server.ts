import { vi } from 'vitest';

/** Holds the answers of these paths back until they are let go; to be called after `fakeServer`. */
export function holdBack(isHeld: (address: string) => boolean): { readonly letGo: () => void } {
  const answer = globalThis.fetch;
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  vi.stubGlobal('fetch', async (address: string, request?: RequestInit) => {
    if (isHeld(address)) await gate;
    return answer(address, request);
  });
  return { letGo: () => letGo() };
}
