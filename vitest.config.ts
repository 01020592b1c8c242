import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const everywhere = ['node_modules/**', 'test/output/**'];

/** Opens both engines itself, or says nothing of an engine: once is enough, on the engine that every machine has. */
const onlyOnce = [
  'test/acceptance/{both-engines,backup-between-engines,start-refusals}.db.test.ts',
  'test/api/{limits,dashboard-files}.db.test.ts',
  'test/api/start/main.db.test.ts',
  'test/api/past-answers.db.test.ts',
  'test/api/products/bulletin.db.test.ts',
  'test/api/products/progress-map/progress-map.db.test.ts',
  'test/geodata/changes/sample-changes.db.test.ts',
  'test/geodata/indicators/every-parameter.db.test.ts',
  'test/support/kept-database.db.test.ts',
];

/** A worker goes on to the next file: see between-files.ts. */
const sharedWorkers = { isolate: false, setupFiles: ['test/support/between-files.ts'] };

function databaseTests(name: string, engine: 'embedded' | 'server'): TestProjectInlineConfiguration {
  // What concerns one engine only is no test of the other.
  const other = engine === 'server' ? ['embedded/**'] : ['server/**'];
  const notHere = other.map((files) => `test/geodata/database/${files}`);
  return {
    test: {
      name,
      include: ['test/**/*.db.test.ts'],
      exclude: [...everywhere, ...notHere, ...(engine === 'server' ? onlyOnce : [])],
      env: { TEST_ENGINE: engine },
      globalSetup: ['test/support/database-setup.ts'],
      ...sharedWorkers,
      testTimeout: 60_000,
      hookTimeout: 180_000,
    },
  };
}

/** TEST_ENGINE names the engine of the project `db`; `both` adds the server as one more project. */
const engines = process.env.TEST_ENGINE ?? 'embedded';
if (!['embedded', 'server', 'both'].includes(engines)) throw new Error(`TEST_ENGINE must not be ${engines}`);
const mainEngine = engines === 'server' ? 'server' : 'embedded';

const isShuffled = process.argv.some((word) => word.startsWith('--sequence.shuffle'));

/** The suffix of a test file is its kind, and each kind is a project. */
export default defineConfig({
  test: {
    // One more than the smallest machine has cores: workers often wait, for a process to end or for a browser.
    maxWorkers: 3,
    sequence: isShuffled ? {} : { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [...everywhere, 'test/**/*.{db,ui,e2e}.test.ts'],
          ...sharedWorkers,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'ui',
          include: ['test/**/*.ui.test.{ts,tsx}'],
          exclude: everywhere,
          environment: 'jsdom',
          setupFiles: sharedWorkers.setupFiles,
          testTimeout: 20_000,
        },
      },
      databaseTests('db', mainEngine),
      ...(engines === 'both' ? [databaseTests('db-server', 'server')] : []),
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.test.ts'],
          exclude: everywhere,
          // The page does not know the engine: the quicker one, where there is one.
          env: { TEST_ENGINE: engines === 'both' ? 'server' : mainEngine },
          globalSetup: ['test/support/database-setup.ts'],
          setupFiles: sharedWorkers.setupFiles,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
