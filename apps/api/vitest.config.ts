import { defineConfig, mergeConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

export default mergeConfig(
  packageTests,
  defineConfig({
    test: {
      globalSetup: ['src/database/testing/start-postgres.ts'],
      // A machine that does much else at once.
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  }),
);
