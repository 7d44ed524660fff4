import { defineConfig } from 'vitest/config';
import { packageTests } from './vitest.shared.ts';

const scripts = { test: { ...packageTests.test, name: 'scripts', include: ['scripts/**/*.test.ts'] } };

export default defineConfig({ test: { projects: ['packages/*', 'apps/*', scripts] } });
