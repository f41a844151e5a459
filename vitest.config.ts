import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: ['src/**/*.db.test.ts'],
          // No I/O: threads start faster than processes.
          pool: 'threads',
          // One worker runs many files on modules loaded once: half of the processor's time was loading them anew.
          isolate: false,
          // Property tests run thousands of cases; on a busy machine that takes its time.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          sequence: { groupOrder: 1 },
          include: ['src/**/*.db.test.ts'],
          exclude: ['src/**/*.alone.db.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          setupFiles: ['src/platform/testing/key-ring.setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // Files that replace a module or declare kinds and rules of their own, which others must not meet.
          name: 'db-alone',
          sequence: { groupOrder: 2 },
          include: ['src/**/*.alone.db.test.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          setupFiles: ['src/platform/testing/key-ring.setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 3 },
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['src/platform/testing/cluster.ts'],
          setupFiles: ['src/platform/testing/key-ring.setup.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
