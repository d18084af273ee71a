import { defineConfig } from 'vitest/config'

/**
 * Two projects, one runner: `unit` stands beside the code and needs no process; `hub` gets real databases.
 * Remix's plugin stays out: it is for pages, and makes every test file a route.
 */
export default defineConfig({
  // The production transform of JSX: `tsconfig.json` says the same to the type checker.
  esbuild: { jsx: 'automatic' },
  test: {
    environment: 'node',
    // Tests wait for databases, browsers and servers more than they compute: each core takes a file.
    maxWorkers: '100%',
    // what is waited for comes when the machine has time for it
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,badges,db,seeds}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'hub',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/bench/**'],
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
