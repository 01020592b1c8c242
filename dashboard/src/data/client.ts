import type { Endpoint, ParamsOf, QueryInputOf, ResponseOf } from '#api/contract/endpoint.ts';
import { authorization } from './admin-token.ts';

export interface CallInput<E extends Endpoint> {
  readonly params?: ParamsOf<E>;
  readonly query?: QueryInputOf<E>;
  readonly signal?: AbortSignal;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** An answer that is no success: the `code` of its Problem Details, or `unreachable` when there was none. */
export class CallError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string | undefined;

  constructor(problem: { status: number; code: string; message: string; requestId?: string | undefined }) {
    super(problem.message);
    this.name = 'CallError';
    this.status = problem.status;
    this.code = problem.code;
    this.requestId = problem.requestId;
  }
}

/** The server knows the question and keeps whoever asks it out. */
export function isForbidden(error: Error | null | undefined): error is CallError {
  return error instanceof CallError && (error.status === 401 || error.status === 403);
}

/** Path and search of an endpoint; undefined values are left out. */
export function urlOf<E extends Endpoint>(endpoint: E, input: CallInput<E> = {}): string {
  const params: Record<string, unknown> = input.params ?? {};
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/**
 * Calls a JSON endpoint of the contract. Development and tests check the answer against its schema; the built page
 * carries no schemas (`build/contract-routes.ts`) and believes its own server. A token that was entered goes with it.
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E> = {}): Promise<ResponseOf<E>> {
  const response = await reach(urlOf(endpoint, input), {
    method: endpoint.method.toUpperCase(),
    headers: { accept: 'application/json', ...bodyType(input.body), ...authorization() },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, body);
  if (import.meta.env.DEV) endpoint.response.parse(body);
  return body as ResponseOf<E>;
}

function bodyType(body: unknown): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json' };
}

export async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new CallError({ status: 0, code: 'unreachable', message: `${url}: no answer` });
  }
}

/** The error that Problem Details tell of, or that their absence is. */
export function problemOf(status: number, body: unknown): CallError {
  const fields: { code?: unknown; title?: unknown; detail?: unknown; requestId?: unknown } =
    typeof body === 'object' && body !== null ? body : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return new CallError({
    status,
    code: text(fields.code) ?? 'unreadable_answer',
    message: text(fields.detail) ?? text(fields.title) ?? `HTTP ${status}`,
    requestId: text(fields.requestId),
  });
}
