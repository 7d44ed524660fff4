/** What a part of the tests came to. */
export interface Suite {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function add(one: Suite, other: Suite): Suite {
  return {
    name: one.name,
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** `12 passed, 0 failed`, with what was skipped behind it. */
export function toLastLine({ passed, failed, skipped }: Suite): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

export function toTable(suites: readonly Suite[]): string {
  const width = Math.max(...suites.map((suite) => suite.name.length));
  return suites.map((suite) => `  ${suite.name.padEnd(width)}  ${toLastLine(suite)}`).join('\n');
}
