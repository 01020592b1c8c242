import { defineError } from '#geodata/errors.ts';

export const cursorMalformed = defineError(
  'cursor_malformed',
  400,
  () => 'The cursor is not one that this list gave: begin again without it.',
);

/** A page's cursor: the key of its last record. */
export function cursorOfKey(key: string): string {
  return Buffer.from(JSON.stringify({ key }), 'utf8').toString('base64url');
}

/** Error: cursor_malformed (400). */
export function keyOfCursor(cursor: string): string {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && 'key' in parsed && typeof parsed.key === 'string') {
      return parsed.key;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw cursorMalformed();
}
