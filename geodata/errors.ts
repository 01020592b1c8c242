/** A fault with a public code: what, where, why and how to mend, in one sentence. */
export class PublicError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(code: string, status: number, message: string, details?: unknown) {
    super(message);
    this.name = 'PublicError';
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

/**
 * Declares an error of the public contract.
 * `message` is a template over the parameters; `status` is the HTTP status it maps to.
 */
export function defineError<P extends unknown[]>(
  code: string,
  status: number,
  message: (...params: P) => string,
): (...params: P) => PublicError {
  return (...params) => new PublicError(code, status, message(...params));
}
