import Router from '@koa/router';
import type Koa from 'koa';
import type { z } from 'zod';
import type { Endpoint } from '#api/contract/endpoint.ts';
import { today } from '#etl/today.ts';
import type { ReadTransaction } from '#geodata/database/database.ts';
import type { Services } from '../services.ts';
import type { CachedAnswer } from '../state/answer-cache.ts';
import { findContractFault } from './check-answer.ts';
import { checkInput, type Input } from './check-input.ts';
import { withinDeadline } from './deadline.ts';
import { answerBreaksContract } from './errors.ts';
import { guardChanges } from './guard-changes.ts';
import { Questions } from './question.ts';
import { isNotModified, sendAnswer, sendNotModified } from './send-answer.ts';

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** What the contract says the endpoint answers; bytes when it is not JSON. */
export type AnswerOf<E extends Endpoint> = Frozen<z.input<E['response']>>;

export interface RoutesOptions {
  readonly services: Services;
  /** Part of every ETag: another release may answer the same question otherwise. */
  readonly release: string;
  /** Compares every answer with its contract; for development and tests. */
  readonly checkAnswers: boolean;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const SHORT_BYTES = 8 * 1024;
/** A load may take minutes; its upload is watched for pauses instead. */
const CHANGE_DEADLINE_MS = 30 * 60_000;

/** Mounts declared endpoints: guards, cache, deadline, check of the answer. */
export class Routes {
  readonly router = new Router();
  readonly endpoints: Endpoint[] = [];
  readonly #starts: (() => Promise<void>)[] = [];
  readonly #closes: (() => void)[] = [];
  readonly #options: RoutesOptions;

  constructor(options: RoutesOptions) {
    this.#options = options;
  }

  get services(): Services {
    return this.#options.services;
  }

  /** What a feature does before the first request. */
  onStart(start: () => Promise<void>): void {
    this.#starts.push(start);
  }

  /** What a feature does when the app is closed. */
  onClose(close: () => void): void {
    this.#closes.push(close);
  }

  async start(): Promise<void> {
    for (const start of this.#starts) await start();
  }

  close(): void {
    for (const close of this.#closes) close();
  }

  /** Data read in one transaction; the answer is kept until the data changes, and a client that has it gets 304. */
  read<E extends Endpoint>(endpoint: E, answer: (tx: ReadTransaction, input: Input<E>) => Promise<AnswerOf<E>>): void {
    this.cached(endpoint, (input) => this.services.database.read((tx) => answer(tx, input)));
  }

  /** The same for answers that find their own way to the data; `fileName` makes a download of it. */
  cached<E extends Endpoint>(endpoint: E, answer: (input: Input<E>) => Promise<AnswerOf<E>>, fileName?: string): void {
    this.#keep(endpoint, answer, { fileName, dayOf: undefined });
  }

  /** The same for answers that hang on the day they are asked for: kept until the data changes or the day ends. */
  daily<E extends Endpoint>(
    endpoint: E,
    answer: (input: Input<E>, day: string) => Promise<AnswerOf<E>>,
    fileName?: string,
  ): void {
    this.#keep(endpoint, answer, { fileName, dayOf: today });
  }

  #keep<E extends Endpoint>(
    endpoint: E,
    answer: (input: Input<E>, day: string) => Promise<AnswerOf<E>>,
    { fileName, dayOf }: { readonly fileName: string | undefined; readonly dayOf: (() => string) | undefined },
  ): void {
    const questions = new Questions(endpoint);
    const { cache, watch, settings } = this.services;
    this.#mount(endpoint, async (context, params) => {
      const { input, ...question } = questions.ask(context, params);
      const day = dayOf?.() ?? '';
      const [key, tag] = [question.key + day, question.tag + day];
      const etag = `W/"${this.#options.release}-${watch.state.token}-${tag}"`;
      if (isNotModified(context.req.headers['if-none-match'], etag)) {
        sendNotModified(context, etag);
        return;
      }
      const compute = async (): Promise<CachedAnswer> => this.#serialise(endpoint, await answer(input, day));
      const kept = cache.find(key) ?? (await withinDeadline(cache.get(key, compute), settings.requestTimeoutMs));
      if (fileName !== undefined) context.set('Content-Disposition', `attachment; filename="${fileName}"`);
      await sendAnswer(context, cache, { key, etag, answer: kept });
    });
  }

  /** Answers of the moment, never kept. The handler may write to the context itself and answer nothing. */
  live<E extends Endpoint>(
    endpoint: E,
    answer: (input: Input<E>, context: Koa.Context) => Promise<AnswerOf<E> | undefined>,
  ): void {
    const limitMs = endpoint.changes ? CHANGE_DEADLINE_MS : this.services.settings.requestTimeoutMs;
    this.#mount(endpoint, async (context, params) => {
      if (endpoint.changes || endpoint.restricted) guardChanges(context, this.services.settings.adminToken);
      const { query, querystring } = context;
      const input = checkInput(endpoint, { params, query, querystring });
      const body = await withinDeadline(answer(input, context), limitMs);
      context.set('Cache-Control', 'no-store');
      if (body === undefined) return;
      const serialised = this.#serialise(endpoint, body);
      context.set('Content-Type', serialised.mediaType);
      context.body = serialised.text ?? serialised.body;
    });
  }

  #mount(
    endpoint: Endpoint,
    handle: (context: Koa.Context, params: Readonly<Record<string, string>>) => Promise<void>,
  ): void {
    this.endpoints.push(endpoint);
    this.router[endpoint.method](endpoint.path, async (context) => {
      context.state.operation = endpoint.operationId;
      await handle(context, context.params);
    });
  }

  #serialise(endpoint: Endpoint, answer: unknown): CachedAnswer {
    if (answer instanceof Uint8Array) {
      return { body: Buffer.from(answer), mediaType: endpoint.mediaType ?? 'application/octet-stream' };
    }
    const fault = this.#options.checkAnswers ? findContractFault(endpoint, answer) : undefined;
    if (fault !== undefined) {
      this.services.log.error({ operation: endpoint.operationId, fault }, 'an answer breaks its contract');
      throw answerBreaksContract(endpoint.operationId);
    }
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    const body = Buffer.from(text);
    const isShort = body.length <= SHORT_BYTES;
    return { body, mediaType: endpoint.mediaType ?? JSON_TYPE, ...(isShort && { text }) };
  }
}
