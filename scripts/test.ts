// `npm test`: every check and every test of the repository. The last line is the sum of all of them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { runChecks } from './testing/checks.ts';
import { add, toLastLine, toTable, type Suite } from './testing/suite.ts';
import { readVitestReport } from './testing/vitest-report.ts';

const root = join(import.meta.dirname, '..');

const suites: Suite[] = [runChecks(root), ...runTests()];
const total = suites.reduce(add, { name: 'all', passed: 0, failed: 0, skipped: 0 });

console.log(`\n${toTable(suites)}\n`);
console.log(toLastLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;

function runTests(): Suite[] {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-tests-'));
  try {
    const report = join(folder, 'report.json');
    const vitest = join(root, 'node_modules', '.bin', 'vitest');
    // Tests start our programs by the dozen: what one has compiled, the next need not.
    const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    spawnSync(vitest, ['run', ...reporters], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    return readVitestReport(report, root);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
