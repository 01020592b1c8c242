import type { ParsedUrlQuery } from 'node:querystring';
import type { z } from 'zod';
import type { Endpoint, ParamsOf, QueryOf } from '#api/contract/endpoint.ts';
import { type InputFault, invalidRequest, queryTooLong } from './errors.ts';

const QUERY_LIMIT = 2048;

export interface Input<E extends Endpoint> {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
}

interface RawInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: ParsedUrlQuery;
  readonly querystring: string;
}

/** Parameters and query as the contract declares them; throws one error with every fault. */
export function checkInput<E extends Endpoint>(endpoint: E, raw: RawInput): Input<E> {
  if (raw.querystring.length > QUERY_LIMIT) throw queryTooLong(QUERY_LIMIT);
  const faults: InputFault[] = [];
  const single = onlyOnce(raw.query, faults);
  findControlCharacters({ params: raw.params, query: single }, faults);
  const params = endpoint.params.safeParse(raw.params);
  const query = endpoint.query.strict().safeParse(single);
  if (!params.success) faults.push(...params.error.issues.flatMap((issue) => toFaults('params', issue)));
  if (!query.success) faults.push(...query.error.issues.flatMap((issue) => toFaults('query', issue)));
  if (faults.length > 0 || !params.success || !query.success) throw invalidRequest(faults);
  return { params: params.data, query: query.data } as Input<E>;
}

function onlyOnce(query: ParsedUrlQuery, faults: InputFault[]): Record<string, string> {
  const single: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      faults.push({ path: `query.${name}`, code: 'repeated', message: 'given more than once' });
    }
    const text = Array.isArray(value) ? value[0] : value;
    Object.defineProperty(single, name, { value: text, enumerable: true });
  }
  return single;
}

/** PostgreSQL text has no NUL, and nothing that is asked for needs a control character. */
function findControlCharacters(input: Readonly<Record<string, Record<string, string>>>, faults: InputFault[]): void {
  for (const [place, values] of Object.entries(input)) {
    for (const [name, value] of Object.entries(values)) {
      if (!/\p{Cc}/u.test(value)) continue;
      faults.push({ path: `${place}.${name}`, code: 'control_character', message: 'has a control character' });
    }
  }
}

function toFaults(place: string, issue: z.core.$ZodIssue): InputFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: `${place}.${key}`, code: 'unknown_name', message: 'is not known here' }));
  }
  return [{ path: [place, ...issue.path].join('.'), code: issue.code, message: issue.message }];
}
