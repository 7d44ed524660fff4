// Runs once before all test files, which would otherwise do it side by side.
import { join } from 'node:path';
import { buildSite } from '../../../../scripts/build-site.ts';
import { prepareChromium } from './chromium.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

export default async function prepare(): Promise<void> {
  await Promise.all([prepareChromium(), buildSite(root, AbortSignal.timeout(120_000))]);
}
