import type { z } from 'zod';
import { draft } from '#api/contract/draft-shapes.ts';
import type { TestServer } from './test-server.ts';

export type Draft = z.infer<typeof draft>;

export async function sendFile(
  server: TestServer,
  content: string | Uint8Array,
  name: string,
  query = '',
): Promise<Response> {
  const body = new FormData();
  body.append('file', new Blob([content as BlobPart]), name);
  return fetch(`${server.origin}/api/drafts?${query}`, { method: 'POST', body });
}

/** Uploads and waits until nothing is done with the file any more. */
export async function bring(server: TestServer, content: string, name = 'sites.csv', query = ''): Promise<Draft> {
  const response = await sendFile(server, content, name, query);
  const text = await response.text();
  if (response.status !== 200) throw new Error(text);
  return settled(server, draft.parse(JSON.parse(text)).draft);
}

export async function settled(server: TestServer, id: string): Promise<Draft> {
  const endMs = Date.now() + 30_000;
  for (;;) {
    const now = draft.parse(await server.json(`/api/drafts/${id}`));
    if (now.state !== 'waiting' && now.state !== 'working') return now;
    if (Date.now() > endMs) throw new Error(`the draft is still ${now.state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function post(server: TestServer, path: string, body: unknown): Promise<Response> {
  return fetch(server.origin + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
}

export async function codeOf(response: Response): Promise<string> {
  const body: unknown = await response.json();
  return `${response.status} ${(body as { code?: string }).code}`;
}
