type Work = () => unknown;

const works: Work[] = [];

/**
 * Does something when the test file is through, the last thing asked for first. Unlike `afterAll` it may be called
 * from a hook or a test: vitest drops an `afterAll` that comes after the file was collected, without a word.
 */
export function afterFile(work: Work): void {
  works.push(work);
}

/** Done by `between-files.ts`. What fails keeps nothing else from being cleared away. Throws all that failed. */
export async function clearAway(): Promise<void> {
  const errors: unknown[] = [];
  for (const work of works.splice(0).reverse()) {
    try {
      await work();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'Clearing away after the file failed');
}
