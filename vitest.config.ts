import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const homes = [
  ...readdirSync('packages').map((name) => `packages/${name}`),
  'apps/api',
  'apps/launcher',
  'apps/portal',
];

// One Postgres for the whole run; two workers, as the machines that run this have two cores. Files share what they
// import: each has a database and a portal of its own, and loading everything again would take a sixth of the time.
export default defineConfig({
  test: {
    globalSetup: './packages/database/src/test-server.ts',
    maxWorkers: 2,
    hideSkippedTests: true,
    isolate: false,
    env: { TIERLINE_CHECK_ROWS: 'yes' },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    projects: homes.map((root) => ({
      extends: true as const,
      root,
      test: {
        name: root.replace(/^.*\//, ''),
        include: ['test/**/*.test.ts', 'src/**/*.test.ts'],
        setupFiles: [new URL('./packages/database/src/test-console.ts', import.meta.url).pathname],
        globalSetup: [],
      },
    })),
  },
});
