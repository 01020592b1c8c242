import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** What became of the tests of one project. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What is asked of a test file of vitest. */
interface Finished {
  ok(): boolean;
  readonly children: { allTests(): Iterable<{ result(): { readonly state: string } }> };
}

/** A file that could not even be read, or failed outside of its tests, counts as one failure; so does a test whose worker died. */
export function countsOf(module: Finished): Counts {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const count = (wanted: string): number => states.filter((state) => state === wanted).length;
  const failed = count('failed') + count('pending');
  return {
    passed: count('passed'),
    failed: failed === 0 && !module.ok() ? 1 : failed,
    skipped: count('skipped'),
  };
}

/** Writes how many tests of each project passed, as JSON into the file that TEST_COUNTS names. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const total = new Map<string, Counts>();
    for (const module of modules) {
      const [sum, own] = [total.get(module.project.name), countsOf(module)];
      total.set(module.project.name, {
        passed: (sum?.passed ?? 0) + own.passed,
        failed: (sum?.failed ?? 0) + own.failed,
        skipped: (sum?.skipped ?? 0) + own.skipped,
      });
    }
    if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(Object.fromEntries(total)));
  }
}
