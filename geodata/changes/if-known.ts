import { PublicError } from '../errors.ts';

/** The answer, undefined where it is refused because the region does not stand at its load. */
export async function ifKnown<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof PublicError && error.code === 'unknown_region') return undefined;
    throw error;
  }
}
