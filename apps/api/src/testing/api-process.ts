// The API as a process of its own, as it is started for good.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { compileCache } from './compile-cache.ts';

const Listening = z.object({ msg: z.literal('listening'), port: z.int() });
const main = join(import.meta.dirname, '..', 'main.ts');

/** How a process ended, and what it said. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that runs as long as the test that started it. */
export interface ApiProcess {
  /** The port that it says it listens on. */
  readonly port: Promise<number>;
  readonly ended: Promise<Ended>;
  /** Asks it to stop, as whoever supervises it would. */
  terminate(): void;
  /** Ends it at once, as a power cut would. */
  kill(): void;
}

/** Starts the API with these settings and no others, on a free port where they name none. */
export function startProcess(settings: Readonly<Record<string, string>>): ApiProcess {
  const env = { API_PORT: '0', ...compileCache, ...settings };
  const child = spawn(process.execPath, ['--conditions=broadsheet', main], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.stdout.on('data', (bytes: Buffer) => {
    for (const line of bytes
      .toString()
      .split('\n')
      .filter((each) => each.startsWith('{'))) {
      const said = Listening.safeParse(JSON.parse(line));
      if (said.success) resolve(said.data.port);
    }
  });
  child.once('exit', () => reject(new Error('It ended before it listened.')));
  // Not every test waits for it.
  promise.catch(() => undefined);
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]).then(([stdout, stderr]) => ({
    stdout,
    stderr,
    code: child.exitCode,
  }));
  return { port: promise, ended, terminate: () => void child.kill('SIGTERM'), kill: () => void child.kill('SIGKILL') };
}

/** A folder that is there as long as the test that asked for it. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-api-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
