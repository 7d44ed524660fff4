import { mergeConfig } from 'vitest/config';
import { packageTests } from '../../vitest.shared.ts';

export default mergeConfig(packageTests, {
  test: {
    globalSetup: 'src/harness/prepare.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A browser belongs to a file, and ends with it.
    isolate: true,
  },
});
