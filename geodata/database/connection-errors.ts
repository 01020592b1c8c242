import { defineError, PublicError } from '../errors.ts';

export const databaseUnreachable = defineError(
  'database_unreachable',
  503,
  (place: string, reason: string) =>
    `The database server at ${place} cannot be reached (${reason}): start it, or correct host and port in DATABASE_URL.`,
);
export const databaseLoginRefused = defineError(
  'database_login_refused',
  503,
  (place: string, user: string) =>
    `The database server at ${place} refuses the login of "${user}": correct user and password in DATABASE_URL.`,
);
export const databaseMissing = defineError(
  'database_missing',
  503,
  (place: string, name: string) =>
    `The database server at ${place} has no database "${name}": create it, or correct the name in DATABASE_URL.`,
);
export const databaseRefuses = defineError(
  'database_refuses',
  503,
  (place: string, reason: string) => `The database server at ${place} refuses to be used (${reason}).`,
);

const unreachable = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['ECONNRESET', 'connection reset'],
  ['ENOTFOUND', 'unknown host'],
  ['EAI_AGAIN', 'host name cannot be resolved'],
  ['ETIMEDOUT', 'no answer'],
  ['EHOSTUNREACH', 'no route to the host'],
  ['ENETUNREACH', 'no route to the network'],
  ['ENOENT', 'no such socket'],
  ['57P03', 'the server is starting or stopping'],
  ['53300', 'too many connections'],
]);
const loginRefused = new Set(['28P01', '28000']);
const messagesWithoutCode: readonly (readonly [RegExp, string])[] = [
  [/timeout expired|Connection terminated due to connection timeout/i, 'no answer'],
  [/Connection terminated unexpectedly/i, 'it closed the connection'],
];

/** Turns what the driver throws on connecting into one clear sentence; passes PublicErrors on. */
export function toConnectionError(error: unknown, databaseUrl: string): unknown {
  if (!(error instanceof Error) || error instanceof PublicError) return error;
  const url = new URL(databaseUrl);
  const place = `${url.hostname || 'localhost'}:${url.port || '5432'}`;
  const code = codeOf(error);
  const reason = unreachable.get(code) ?? messagesWithoutCode.find(([pattern]) => pattern.test(error.message))?.[1];
  if (reason) return databaseUnreachable(place, reason);
  if (loginRefused.has(code) || /password must be a string|SASL/.test(error.message)) {
    return databaseLoginRefused(place, decodeURIComponent(url.username));
  }
  if (code === '3D000') return databaseMissing(place, decodeURIComponent(url.pathname.slice(1)));
  return databaseRefuses(place, error.message);
}

/** An AggregateError (several addresses of one host name) carries the code of its parts. */
function codeOf(error: Error): string {
  const own = 'code' in error ? String(error.code) : '';
  if (own || !(error instanceof AggregateError)) return own;
  const first: unknown = error.errors[0];
  return first instanceof Error ? codeOf(first) : '';
}
