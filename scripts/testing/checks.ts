// Builds, types, lint, format and the health of the published packages. Each task of each package counts as one test.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite } from './suite.ts';

const tasks = ['build', 'typecheck', 'typecheck:root', 'lint', 'lint:root', 'package-check'];
const commands = [['knip'], ['oxfmt', '--check']] as const;

interface RunSummary {
  readonly tasks: readonly { readonly command: string; readonly execution?: { readonly exitCode: number | null } }[];
}

/** Runs them all, also when one fails; what fails prints its output. */
export function runChecks(root: string): Suite {
  const passes = [...runTurbo(root), ...commands.map(([command, ...args]) => run(root, command, args))];
  const passed = passes.filter(Boolean).length;
  return { name: 'checks', passed, failed: passes.length - passed, skipped: 0 };
}

function runTurbo(root: string): boolean[] {
  rmSync(join(root, '.turbo', 'runs'), { recursive: true, force: true });
  const flags = [
    '--continue=dependencies-successful',
    '--concurrency=100%',
    '--output-logs=errors-only',
    '--summarize',
  ];
  const isGood = run(root, 'turbo', ['run', ...tasks, ...flags]);
  const [summary] = globSync(join(root, '.turbo', 'runs', '*.json'));
  if (summary === undefined) return [false];
  // turbo's own summary of the run, written a moment ago by the version that the lockfile pins.
  const { tasks: results } = JSON.parse(readFileSync(summary, 'utf8')) as RunSummary;
  const real = results.filter((task) => task.command !== '<NONEXISTENT>');
  const passes = real.map((task) => task.execution?.exitCode === 0);
  return isGood || passes.includes(false) ? passes : [...passes, false];
}

function run(root: string, command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return status === 0;
}
