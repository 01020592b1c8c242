import { authorization } from './admin-token.ts';
import { problemOf, reach } from './client.ts';

/** A paper of the server; a refusal is thrown as its Problem Details, which a plain link would save as a file. */
export async function fetchFile(url: string, signal?: AbortSignal): Promise<Blob> {
  const response = await reach(url, { headers: authorization(), ...(signal ? { signal } : {}) });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  return response.blob();
}
