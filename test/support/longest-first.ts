import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Projects in this order, each together: a worker is reused only within one. The small files fill the gaps at the end. */
const projects = ['e2e', 'db', 'db-server', 'ui', 'pure'];

/** What takes more than ten seconds, the longest first, so that no core is left with it alone at the end. */
const longest = [
  'test/etl/interrupted-load.db.test.ts',
  'test/acceptance/start.db.test.ts',
  'test/geodata/database/embedded/folders.db.test.ts',
  'test/geodata/database/embedded/processes.db.test.ts',
  'test/api/start/main.db.test.ts',
  'test/etl/every-format.db.test.ts',
  'test/acceptance/both-engines.db.test.ts',
  'test/acceptance/one-number.db.test.ts',
  'test/api/products/progress-map/progress-map.db.test.ts',
  'test/acceptance/ladakh/ladakh-files.db.test.ts',
  'test/acceptance/start-refusals.db.test.ts',
  'test/api/start/beside-etl.db.test.ts',
  'test/acceptance/backup-between-engines.db.test.ts',
  'test/etl/mutated-loads.db.test.ts',
  'test/acceptance/products.db.test.ts',
  'test/support/kept-database.db.test.ts',
];

function rankOf(list: readonly string[], isIt: (entry: string) => boolean): number {
  const index = list.findIndex(isIt);
  return index < 0 ? list.length : index;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ranked = files.map((file) => ({
      file,
      project: rankOf(projects, (name) => name === file.project.name),
      length: rankOf(longest, (path) => file.moduleId.endsWith(path)),
    }));
    return ranked.sort((a, b) => a.project - b.project || a.length - b.length).map(({ file }) => file);
  }
}
