import type { Endpoint, ResponseOf } from '#api/contract/endpoint.ts';
import { problemOf, reach, urlOf } from './client.ts';

let token: string | undefined;

/** The token of the settings, kept while the page is open and nowhere else. */
export function rememberToken(given: string): void {
  token = given.trim() === '' ? undefined : given.trim();
}

/** Calls an endpoint that changes data. Errors: CallError with the server's code, `token_needed` among them. */
export async function send<E extends Endpoint>(endpoint: E, body: object): Promise<ResponseOf<E>> {
  const response = await reach(urlOf(endpoint), {
    method: endpoint.method.toUpperCase(),
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, answer);
  if (import.meta.env.DEV) endpoint.response.parse(answer);
  return answer as ResponseOf<E>;
}
