import { isDeepStrictEqual } from 'node:util';
import type { Endpoint } from '#api/contract/endpoint.ts';

/**
 * What is wrong with an answer, or undefined when it keeps its contract. Names the contract does not know are a fault
 * too: a client must not come to rely on them. Not for production: it costs more than many answers.
 */
export function findContractFault(endpoint: Endpoint, answer: unknown): string | undefined {
  const sent: unknown = JSON.parse(JSON.stringify(answer));
  const checked = endpoint.response.safeParse(sent);
  if (!checked.success) {
    return checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  }
  const known: unknown = JSON.parse(JSON.stringify(checked.data ?? null));
  return isDeepStrictEqual(known, sent) ? undefined : 'the answer has names that the contract does not know';
}
