import type { z } from 'zod';

/** One route of the public contract: the server's guard, the client's call, the types and OpenAPI come from it. */
export interface Endpoint<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'delete';
  /** Path in Koa notation, e.g. `/api/programmes/:id`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  /** A JSON body, read with `readJsonBody`. */
  readonly body?: z.ZodType;
  readonly response: R;
  /** Media type of the answer when it is not JSON. */
  readonly mediaType?: string;
  /** True when the call changes data and so needs the token of the settings. */
  readonly changes?: true;
  /** True when the answer is only for those who may change data: it needs the same token. */
  readonly restricted?: true;
}

export type ParamsOf<E extends Endpoint> = z.infer<E['params']>;
export type QueryOf<E extends Endpoint> = z.infer<E['query']>;
export type QueryInputOf<E extends Endpoint> = z.input<E['query']>;
export type ResponseOf<E extends Endpoint> = z.infer<E['response']>;

export function endpoint<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  declaration: Endpoint<P, Q, R>,
): Endpoint<P, Q, R> {
  return declaration;
}
