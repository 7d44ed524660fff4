import { defineConfig } from 'vitest/config';

// Vite's own conditions for code that runs in Node, behind the one under which the workspace's packages are source.
const conditions = ['broadsheet', 'module', 'node', 'development|production'];

/** What the tests of every package share. */
export const packageTests = defineConfig({
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    // Tests that start servers and browsers mostly wait. What the root says of this is not said of projects.
    maxWorkers: '100%',
    // A busy machine makes a test slow, not wrong: what takes this long hangs.
    testTimeout: 20_000,
    // Test files that follow each other in one process load a module once. No module keeps what a test has done.
    isolate: false,
  },
});
