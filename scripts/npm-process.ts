// npm does not pass on every signal to the script that it runs, and never the one that kills it. So the script looks
// whether npm is still there.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const shells = new Set(['sh', 'dash', 'bash', 'zsh', 'ash', 'busybox']);

/** The process id of the npm that runs this script; undefined where no npm does. */
export function findNpm(): number | undefined {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = describeProcess(process.ppid);
  // npm runs a script through a shell, which waits for it and outlives npm.
  return parent && shells.has(parent.name) ? parent.parentId : process.ppid;
}

/** Whether there is a process with this id. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function describeProcess(pid: number): { name: string; parentId: number } | undefined {
  try {
    return process.platform === 'linux' ? readStat(pid) : askPs(pid);
  } catch {
    return undefined;
  }
}

function readStat(pid: number) {
  const [, name = '', parentId] = /^\d+ \((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return { name, parentId: Number(parentId) };
}

function askPs(pid: number) {
  const [parentId, name = ''] = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', `${pid}`], { encoding: 'utf8' })
    .trim()
    .split(/\s+/);
  return { name: basename(name).replace(/^-/, ''), parentId: Number(parentId) };
}
