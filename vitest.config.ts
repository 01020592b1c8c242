import { defineConfig } from 'vitest/config';

const everywhere = ['node_modules/**', 'test/output/**'];

/** What concerns one engine only is no test of the other. */
const otherEngine = process.env.TEST_ENGINE === 'server' ? 'embedded' : 'server';

/** Opens both engines itself, or says nothing of an engine: once is enough, on the engine that every machine has. */
const onlyOnce = [
  'test/acceptance/{both-engines,start-refusals}.db.test.ts',
  'test/api/{limits,dashboard-files}.db.test.ts',
  'test/api/start/main.db.test.ts',
  'test/support/kept-database.db.test.ts',
];
const ranAlready = process.env.TEST_ENGINE === 'server' ? onlyOnce : [];

/** A worker goes on to the next file: see between-files.ts. */
const sharedWorkers = { isolate: false, setupFiles: ['test/support/between-files.ts'] };

/** The suffix of a test file is its kind, and each kind is a project. */
export default defineConfig({
  test: {
    // Two cores are what the smallest machine has; the embedded engine takes one of them.
    maxWorkers: 2,
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
          setupFiles: ['test/support/between-files.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['test/**/*.db.test.ts'],
          exclude: [...everywhere, ...ranAlready, `test/geodata/database/${otherEngine}/**`],
          globalSetup: ['test/support/database-setup.ts'],
          ...sharedWorkers,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.e2e.test.ts'],
          exclude: everywhere,
          globalSetup: ['test/support/database-setup.ts'],
          setupFiles: ['test/support/between-files.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
