import { defineError, PublicError } from '#geodata/errors.ts';

/** One fault of a request: the full path of the value (`query.level`), a stable code and words. */
export interface InputFault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export function invalidRequest(faults: readonly InputFault[]): PublicError {
  const summary = faults.map((fault) => `${fault.path}: ${fault.message}`).join('; ');
  return new PublicError('invalid_request', 400, summary, faults);
}

export const notFound = defineError('not_found', 404, (path: string) => `Nothing is served at ${path}`);
export const methodNotAllowed = defineError(
  'method_not_allowed',
  405,
  (method: string, allowed: string) => `${method} is not allowed here; allowed: ${allowed}`,
);
export const queryTooLong = defineError(
  'query_too_long',
  414,
  (limit: number) => `The query is longer than ${limit} characters`,
);
export const bodyTooLarge = defineError(
  'body_too_large',
  413,
  (limit: string) => `The body is larger than the limit of ${limit}`,
);
export const slowBody = defineError(
  'slow_body',
  408,
  (seconds: number) => `No data arrived for ${seconds} s; send the body without a pause`,
);
export const timedOut = defineError(
  'timed_out',
  503,
  () => 'No answer in time; try again, or ask for a smaller region',
);
export const busy = defineError('busy', 503, () => 'Too many requests at once; try again in a moment');
export const databaseUnavailable = defineError(
  'database_unavailable',
  503,
  () => 'The database does not answer; try again in a moment',
);
export const tokenNeeded = defineError(
  'token_needed',
  401,
  () =>
    'This call is for those who may change data: send the ADMIN_TOKEN of the settings as "Authorization: Bearer <token>"',
);
export const tokenWrong = defineError('token_wrong', 403, () => 'The token is not the ADMIN_TOKEN of the settings');
export const onlyFromLoopback = defineError(
  'only_from_loopback',
  403,
  () => 'Without an ADMIN_TOKEN in the settings only direct calls from this machine may do this',
);
export const crossSite = defineError(
  'cross_site',
  403,
  (header: string) => `Calls that change data must come from this server's own pages (${header} names another site)`,
);
export const internal = defineError(
  'internal',
  500,
  () => 'Something went wrong here; the log has it under the requestId',
);
export const answerBreaksContract = defineError(
  'answer_breaks_contract',
  500,
  (operation: string) => `The answer of ${operation} does not keep its contract`,
);
