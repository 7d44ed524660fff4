import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readVitestReport } from './vitest-report.ts';

const passed = { status: 'passed' };

test('tests are summed up by package', () => {
  const suites = read({
    success: true,
    testResults: [
      { name: '/root/apps/api/src/a.test.ts', status: 'passed', assertionResults: [passed, passed] },
      { name: '/root/apps/api/src/b.test.ts', status: 'passed', assertionResults: [passed, { status: 'skipped' }] },
      { name: '/root/scripts/c.test.ts', status: 'passed', assertionResults: [passed] },
    ],
  });
  expect(suites).toEqual([
    { name: 'apps/api', passed: 3, failed: 0, skipped: 1 },
    { name: 'scripts', passed: 1, failed: 0, skipped: 0 },
  ]);
});

test('a file that breaks before its tests counts as a failure', () => {
  const suites = read({
    success: false,
    testResults: [{ name: '/root/apps/api/src/a.test.ts', status: 'failed', assertionResults: [] }],
  });
  expect(suites).toEqual([{ name: 'apps/api', passed: 0, failed: 1, skipped: 0 }]);
});

test('an error outside of all tests counts as a failure', () => {
  const suites = read({
    success: false,
    testResults: [{ name: '/root/apps/api/src/a.test.ts', status: 'passed', assertionResults: [passed] }],
  });
  expect(suites.reduce((sum, suite) => sum + suite.failed, 0)).toBe(1);
});

test('a run without a report counts as a failure', () => {
  expect(readVitestReport('/nowhere/report.json', '/root')).toEqual([
    { name: 'vitest', passed: 0, failed: 1, skipped: 0 },
  ]);
});

function read(report: object) {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
  return readVitestReport(join(folder, 'report.json'), '/root');
}
