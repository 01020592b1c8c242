import type { Endpoint, ResponseOf } from '#api/contract/endpoint.ts';
import { authorization } from './admin-token.ts';
import { problemOf, reach, urlOf } from './client.ts';

/** Calls an endpoint that changes data. Errors: CallError with the server's code, `token_needed` among them. */
export async function send<E extends Endpoint>(endpoint: E, body: object): Promise<ResponseOf<E>> {
  const response = await reach(urlOf(endpoint), {
    method: endpoint.method.toUpperCase(),
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...authorization(),
    },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, answer);
  if (import.meta.env.DEV) endpoint.response.parse(answer);
  return answer as ResponseOf<E>;
}
