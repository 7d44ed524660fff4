// What vitest's JSON report says, package by package. What broke outside of a test counts as a failure, too.
import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { add, type Suite } from './suite.ts';

interface Report {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The suites of the report in `file`, whose paths are under `root`. */
export function readVitestReport(file: string, root: string): Suite[] {
  if (!existsSync(file)) return [crash('vitest')];
  // Written a moment ago by the vitest that the lockfile pins.
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const suites = new Map<string, Suite>();
  for (const { name, status, assertionResults } of report.testResults) {
    const folder = packageOf(relative(root, name));
    const suite = toSuite(folder, assertionResults);
    const result = status === 'failed' && suite.failed === 0 ? add(suite, crash(folder)) : suite;
    suites.set(folder, add(result, suites.get(folder) ?? toSuite(folder, [])));
  }
  const found = [...suites.values()].sort((one, other) => one.name.localeCompare(other.name));
  const isExplained = report.success || found.some((suite) => suite.failed > 0);
  return isExplained && found.length > 0 ? found : [...found, crash('outside of tests')];
}

function packageOf(path: string): string {
  const [top = '', name = ''] = path.split(sep);
  return top === 'scripts' ? top : `${top}/${name}`;
}

function toSuite(name: string, tests: readonly { readonly status: string }[]): Suite {
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const [passed, failed] = [count('passed'), count('failed')];
  return { name, passed, failed, skipped: tests.length - passed - failed };
}

function crash(name: string): Suite {
  return { name, passed: 0, failed: 1, skipped: 0 };
}
