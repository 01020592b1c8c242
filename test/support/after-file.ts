import { afterAll } from 'vitest';

type Work = () => unknown;

const works: Work[] = [];

/**
 * Does something when the test file is through, the last thing asked for first. Unlike `afterAll` it may be called
 * from a hook or a test: vitest drops an `afterAll` that comes after the file was collected, without a word.
 */
export function afterFile(work: Work): void {
  works.push(work);
}

afterAll(async () => {
  for (const work of works.splice(0).reverse()) await work();
});
