import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { defineError } from '#geodata/errors.ts';
import { type BodyLimits, drainBody } from './drain-body.ts';
import { invalidRequest } from './errors.ts';

const notJson = defineError('not_json', 415, () => 'Send a JSON object with Content-Type: application/json');
const jsonMalformed = defineError('json_malformed', 400, () => 'The body is not readable as JSON in UTF-8');

/**
 * The body of a call as its contract declares it. The media type is asked for: a form of another site cannot send it.
 * Errors: not_json (415), json_malformed, invalid_request (400), body_too_large (413), slow_body (408).
 */
export async function readJsonBody<S extends z.ZodType>(
  request: IncomingMessage,
  schema: S,
  limits: BodyLimits,
): Promise<z.infer<S>> {
  const type = request.headers['content-type'] ?? '';
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => void pieces.push(piece));
  await drainBody(request, limits);
  if (!/^application\/json\s*(;|$)/i.test(type)) throw notJson();
  const checked = schema.safeParse(parse(Buffer.concat(pieces)));
  if (checked.success) return checked.data;
  throw invalidRequest(
    checked.error.issues.map(({ path, code, message }) => ({ path: ['body', ...path].join('.'), code, message })),
  );
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw jsonMalformed();
  }
}
