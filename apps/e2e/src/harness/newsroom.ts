// The real product, API and site, in processes of their own on a folder of its own.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient, type Client } from '@broadsheet/api-contract';
import { findFreePort } from '@broadsheet/service';
import { startService, stopInTurn, type Service } from '../../../../scripts/service.ts';
import { readMemory } from './process-memory.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

// A test asks more often than any reader, all from one address.
const withoutLimits = {
  RATE_LIMIT_READS: '0',
  RATE_LIMIT_WRITES: '0',
  RATE_LIMIT_KEY_READS: '0',
  RATE_LIMIT_KEY_WRITES: '0',
  RATE_LIMIT_PAGES: '0',
};

/** A running newspaper with the demo newsroom in it. */
export interface Newsroom {
  readonly siteUrl: string;
  readonly apiUrl: string;
  /** Where its data is. */
  readonly dataDir: string;
  /** The key of whoever may do everything. */
  readonly key: string;
  /** A client that may do everything. */
  readonly editor: Client;
  /** Runs `npm run broadsheet -- …` on its data, and answers with what it printed. */
  broadsheet(...args: readonly string[]): Promise<string>;
  /** Starts another site on the same API, and answers with its address. */
  openSite(settings: Readonly<Record<string, string>>): Promise<string>;
  /** Stops the site, does `meanwhile`, and starts the API and then the site anew, where they were. */
  restart(meanwhile: () => Promise<unknown>): Promise<void>;
  /** How much memory the API and the site take at this moment, in bytes. */
  readMemory(): Promise<{ readonly api: number; readonly site: number }>;
  stop(): Promise<void>;
}

/** Starts a newspaper. `settings` are environment variables beside those that it needs. */
export async function startNewsroom(settings: Readonly<Record<string, string>> = {}): Promise<Newsroom> {
  const dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-e2e-'));
  const services: Service[] = [];
  const stop = async () => {
    await stopInTurn(services);
    await rm(dataDir, { recursive: true });
  };
  try {
    // The site has to know its own address before it listens: it stands in links and feeds.
    const sitePort = await findFreePort();
    const siteUrl = `http://127.0.0.1:${sitePort}`;
    const env = {
      DATA_DIR: dataDir,
      SITE_URL: siteUrl,
      SITE_PORT: `${sitePort}`,
      API_PORT: '0',
      NODE_ENV: 'production',
      ...withoutLimits,
      ...settings,
    };
    const api = await start('the API', 'apps/api/src/main.ts', env);
    services.push(api);
    const apiUrl = `http://127.0.0.1:${api.port}`;
    const startSite = (more: Readonly<Record<string, string>>) =>
      start('the site', 'apps/web/src/server/main.ts', { ...env, API_URL: apiUrl, ...more });
    const openSite = async (more: Readonly<Record<string, string>>) => {
      const site = await startSite(more);
      services.push(site);
      return `http://127.0.0.1:${site.port}`;
    };
    await openSite({});
    const restart = async (meanwhile: () => Promise<unknown>) => {
      await services[1]?.stop();
      await meanwhile();
      await services[0]?.stop();
      services[0] = await start('the API', 'apps/api/src/main.ts', { ...env, API_PORT: `${api.port}` });
      services[1] = await startSite({});
    };
    const key = (await readFile(join(dataDir, 'secrets', 'admin-token'), 'utf8')).trim();
    const broadsheet = (...args: readonly string[]) => runCommand(args, env);
    return {
      siteUrl,
      apiUrl,
      dataDir,
      key,
      editor: createClient({ baseUrl: apiUrl, key }),
      broadsheet,
      openSite: (more) => openSite({ SITE_PORT: '0', ...more }),
      restart,
      readMemory: async () => ({ api: await readMemory(services[0]), site: await readMemory(services[1]) }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function start(name: string, entry: string, env: Record<string, string>): Promise<Service> {
  return startService(
    { name, entry, env, report: (message) => process.stderr.write(`${name}: ${message}\n`) },
    AbortSignal.timeout(30_000),
  );
}

async function runCommand(args: readonly string[], env: Record<string, string>): Promise<string> {
  const command = ['--conditions=broadsheet', 'apps/api/src/cli/main.ts', ...args];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
  });
  return stdout + stderr;
}
