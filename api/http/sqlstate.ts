import { defineError, type PublicError } from '#geodata/errors.ts';
import { busy, databaseUnavailable, timedOut } from './errors.ts';

const conflict = defineError('try_again', 409, () => 'Another change was published at the same moment; try again');
const badText = defineError('invalid_text', 400, () => 'A value has characters that the database cannot store');
const outOfRange = defineError('out_of_range', 400, () => 'A number is out of range');

/** Public errors for SQLSTATE codes and classes (first two letters) and for faults of the connection. */
const publicErrors: Readonly<Record<string, () => PublicError>> = {
  '08': databaseUnavailable,
  '22003': outOfRange,
  '22021': badText,
  '22P05': badText,
  '40001': conflict,
  '40P01': conflict,
  '53300': busy,
  '55P03': busy,
  '57014': timedOut,
  '57P01': databaseUnavailable,
  '57P02': databaseUnavailable,
  '57P03': databaseUnavailable,
  ECONNREFUSED: databaseUnavailable,
  ECONNRESET: databaseUnavailable,
  ENOENT: databaseUnavailable,
  EPIPE: databaseUnavailable,
};

/** What the public may know of an error of the database, or undefined when it is not one we know. */
export function fromDatabaseError(error: unknown): PublicError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'KnexTimeoutError') return busy();
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const make = publicErrors[code] ?? (code.length === 5 ? publicErrors[code.slice(0, 2)] : undefined);
  return make?.();
}
