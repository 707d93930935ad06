import { defineConfig } from 'vitest/config'

/** A test file that needs PostgreSQL or a running server says so by its name or folder; all others are `unit`. */
const NEEDS_POSTGRES = ['**/*.db.test.ts', 'e2e/**/*.test.ts']
/** Runs suites of its neighbours once more in a process where no code may be generated, for good: nothing else may run there. */
const APART = ['packages/policy/csp.test.ts']
const NEVER = ['**/node_modules/**', '**/.data/**']

export default defineConfig({
  test: {
    pool: 'forks',
    // One more than the two cores of a small machine: many tests wait for a server, a browser or PostgreSQL.
    maxWorkers: 3,
    // Ends each run with one plain line of counts.
    reporters: ['default', './tools/closing-reporter.mjs'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts', 'tools/**/*.test.mjs'],
          exclude: [...NEVER, ...NEEDS_POSTGRES, ...APART],
          // Rules are functions of values: nothing of one file is left for the next, and modules are read once.
          isolate: false,
          testTimeout: 20_000,
        },
      },
      { extends: true, test: { name: 'apart', include: APART, testTimeout: 20_000 } },
      {
        extends: true,
        test: {
          name: 'db',
          include: NEEDS_POSTGRES,
          exclude: NEVER,
          // Each file has a database of its own, and the server is read once: there is no more to keep apart.
          isolate: false,
          globalSetup: ['apps/server/src/testing/temporary-cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
