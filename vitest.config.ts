import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Tests that start servers and browsers mostly wait.
    maxWorkers: '100%',
    projects: ['packages/*', 'apps/*', { test: { name: 'scripts', include: ['scripts/**/*.test.ts'] } }],
  },
});
