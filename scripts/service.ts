// A server in a process of its own: started, waited for, stopped.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPort, toWords } from './log-lines.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const stopWithParent = new URL('stop-with-parent.ts', import.meta.url).href;
const drainMs = 10_000;

export interface ServiceOptions {
  /** As a person calls it: "the API". */
  readonly name: string;
  /** Its main file, from the root of the repository. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** Beside those of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether it starts anew when a file that it uses changes. */
  readonly isWatched?: boolean;
  /** Hears what a person should read of its log. */
  readonly report: (message: string) => void;
}

export interface Service {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
  /** Resolves with what ended it: "exit code 1", "SIGKILL". */
  readonly exited: Promise<string>;
  /** Lets requests drain, then ends it; by force after ten seconds. */
  stop(): Promise<void>;
  kill(): void;
}

/** Starts a server and resolves when it listens. Throws where it ends before that, or when `signal` aborts. */
export async function startService(options: ServiceOptions, signal: AbortSignal): Promise<Service> {
  signal.throwIfAborted();
  const child = spawnServer(options);
  const exited = once(child, 'close').then(() => child.signalCode ?? `exit code ${child.exitCode ?? 0}`);
  const stop = () => drain(child, exited);
  const stopEarly = () => void stop();
  signal.addEventListener('abort', stopEarly);
  try {
    const early = exited.then((how) => Promise.reject(new Error(`${options.name} did not start (${how}).`)));
    const port = await Promise.race([listening(child, options.report), early]);
    return { name: options.name, pid: child.pid ?? 0, port, exited, stop, kill: () => child.kill('SIGKILL') };
  } finally {
    signal.removeEventListener('abort', stopEarly);
  }
}

/** Stops services, the last started first: it may need the earlier ones for what it still has to answer. */
export async function stopInTurn(services: readonly Service[]): Promise<void> {
  for (const service of services.toReversed()) await service.stop();
}

function spawnServer({ entry, args = [], env, isWatched = false }: ServiceOptions) {
  const watch = isWatched ? ['--watch', '--watch-preserve-output'] : [];
  return spawn(process.execPath, [...watch, '--conditions=broadsheet', '--import', stopWithParent, entry, ...args], {
    cwd: root,
    // `listening` is said at this level; what of the rest a person hears is decided here.
    env: { ...process.env, ...env, LOG_LEVEL: 'info' },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal reaches only the process that starts it, which lets it drain.
    detached: true,
  });
}

function listening(child: ReturnType<typeof spawnServer>, report: (message: string) => void): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const read = (line: string) => {
    const port = findPort(line);
    if (port !== undefined) resolve(port);
    const words = toWords(line);
    if (words !== undefined) report(words);
  };
  createInterface({ input: child.stdout }).on('line', read);
  createInterface({ input: child.stderr }).on('line', read);
  return promise;
}

async function drain(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), drainMs);
  await exited;
  clearTimeout(force);
}
