// `npm start` as a person meets it. These tests run the very script, with npm out of the way.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createClient } from '@broadsheet/api-contract';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isAlive } from '../../../scripts/npm-process.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('starting on an empty folder', () => {
  test('creates the newsroom, says where everything is, and ends with all that it started', async () => {
    const dataDir = await emptyFolder();
    const product = start(dataDir);
    const words = await product.running();
    const token = /Admin token +(\S+)/.exec(words)?.[1] ?? '';
    expect(token).toBe((await readFile(join(dataDir, 'secrets', 'admin-token'), 'utf8')).trim());
    expect((await fetch(addressIn(words, 'Site'))).status).toBe(200);
    const editor = createClient({ baseUrl: addressIn(words, 'API'), key: token });
    expect((await editor.comments.list({ status: 'pending' })).items.length).toBeGreaterThan(0);

    const children = await childrenOf(product.pid);
    expect(children).toHaveLength(2);
    expect(await product.stop('SIGTERM')).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);
  });

  test('a second start keeps what the first one made and does not print the token again', async () => {
    const dataDir = await emptyFolder();
    const first = start(dataDir);
    const words = await first.running();
    await first.stop('SIGINT');
    const second = start(dataDir);
    const again = await second.running();
    const token = /Admin token +(\S+)/.exec(words)?.[1] ?? 'none';
    expect(again).not.toContain(token);
    expect((await readFile(join(dataDir, 'secrets', 'admin-token'), 'utf8')).trim()).toBe(token);
    await second.stop('SIGTERM');
  });
});

describe('when it ends in another way', () => {
  test('killed outright, it leaves no server behind', async () => {
    const product = start(await emptyFolder());
    await product.running();
    const children = await childrenOf(product.pid);
    await product.stop('SIGKILL');
    await expect.poll(() => children.filter(isAlive), { timeout: 10_000 }).toEqual([]);
  });

  test('when one server dies, the other is stopped and the exit code says so', async () => {
    const product = start(await emptyFolder());
    await product.running();
    const [one = 0, ...others] = await childrenOf(product.pid);
    process.kill(one, 'SIGKILL');
    expect(await product.exitCode).toBe(1);
    expect(others.filter(isAlive)).toEqual([]);
  });
});

test('in development the same pages are served, and it ends as cleanly', async () => {
  const product = start(await emptyFolder(), {}, ['--dev']);
  const words = await product.running();
  const page = await fetch(addressIn(words, 'Site'));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<h1');
  const children = await childrenOf(product.pid);
  expect(await product.stop('SIGTERM')).toBe(0);
  expect(children.filter(isAlive)).toEqual([]);
});

test('a port that is taken is named, with the setting that changes it', async () => {
  const product = start(await emptyFolder());
  const port = new URL(addressIn(await product.running(), 'API')).port;
  const other = start(await emptyFolder(), { API_PORT: port });
  expect(await other.exitCode).toBe(1);
  expect(other.said()).toContain(`Port ${port} is taken`);
  expect(other.said()).toContain('API_PORT=');
  await product.stop('SIGTERM');
});

test('a setting that is wrong is named in one line', async () => {
  const product = start(await emptyFolder(), { SITE_TIME_ZONE: 'Mars/Olympus' });
  expect(await product.exitCode).toBe(1);
  expect(product.said()).toContain('SITE_TIME_ZONE');
  expect(product.said()).not.toMatch(/^\s+at /m);
});

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-start-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

function start(dataDir: string, settings: Readonly<Record<string, string>> = {}, flags: readonly string[] = []) {
  const env = { ...process.env, DATA_DIR: dataDir, SITE_PORT: '0', API_PORT: '0', NO_COLOR: '1', ...settings };
  const child = spawn(process.execPath, ['--conditions=broadsheet', 'scripts/start.ts', ...flags], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exitCode = once(child, 'close').then(() => child.exitCode);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exitCode;
  });
  const lines: string[] = [];
  const { promise: running, resolve } = Promise.withResolvers<string>();
  const read = (line: string) => {
    lines.push(line);
    if (line.includes('Ctrl-C')) resolve(lines.join('\n'));
  };
  createInterface({ input: child.stdout }).on('line', read);
  createInterface({ input: child.stderr }).on('line', read);
  const said = () => lines.join('\n');
  return {
    pid: child.pid ?? 0,
    exitCode,
    said,
    running: () => {
      const early = exitCode.then((code) =>
        Promise.reject(new Error(`It ended with ${code ?? 'a signal'}: ${said()}`)),
      );
      return Promise.race([running, early]);
    },
    stop: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return exitCode;
    },
  };
}

function addressIn(words: string, name: string): string {
  const address = new RegExp(`${name} +(http\\S+)`).exec(words)?.[1];
  if (address === undefined) throw new Error(`It does not say where ${name} is: ${words}`);
  return address;
}

async function childrenOf(pid: number): Promise<number[]> {
  const list =
    process.platform === 'linux'
      ? await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
      : (await promisify(execFile)('pgrep', ['-P', `${pid}`])).stdout;
  return list.trim().split(/\s+/).map(Number);
}
