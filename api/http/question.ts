import { createHash } from 'node:crypto';
import type Koa from 'koa';
import type { Endpoint } from '#api/contract/endpoint.ts';
import { checkInput, type Input } from './check-input.ts';

/** A checked request for data: equal questions have equal keys, however they were written. */
export interface Question<E extends Endpoint> {
  readonly input: Input<E>;
  readonly key: string;
  /** Part of the ETag that tells this question from others. */
  readonly tag: string;
}

const REMEMBERED_QUESTIONS = 5000;

/** Checks requests of one endpoint and remembers those it has checked, by address. */
export class Questions<E extends Endpoint> {
  readonly #endpoint: E;
  readonly #known = new Map<string, Question<E>>();

  constructor(endpoint: E) {
    this.#endpoint = endpoint;
  }

  /** Throws `invalid_request` with every fault. */
  ask(context: Koa.Context, params: Readonly<Record<string, string>>): Question<E> {
    const known = this.#known.get(context.url);
    if (known !== undefined) return known;
    const { query, querystring } = context;
    const input = checkInput(this.#endpoint, { params, query, querystring });
    const key = `${this.#endpoint.operationId} ${canonical(input.params)} ${canonical(input.query)}`;
    const question = { input, key, tag: createHash('sha256').update(key).digest('base64url').slice(0, 12) };
    if (this.#known.size >= REMEMBERED_QUESTIONS) this.#known.clear();
    this.#known.set(context.url, question);
    return question;
  }
}

function canonical(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
