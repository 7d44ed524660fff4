import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOrCreateSecret } from './secret.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'broadsheet-secret-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

test('a secret is made once, whoever comes first, and is readable for its owner alone', async () => {
  const keys = await Promise.all(Array.from({ length: 20 }, () => readOrCreateSecret(dataDir, 'proxy-key')));
  const file = join(dataDir, 'secrets', 'proxy-key');
  expect(new Set([...keys, await readFile(file, 'utf8')]).size).toBe(1);
  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(dataDir, 'secrets'))).toEqual(['proxy-key']);
});

test('a secret that a person wrote into its file is taken without the line end', async () => {
  await mkdir(join(dataDir, 'secrets'));
  await writeFile(join(dataDir, 'secrets', 'admin-token'), 'a token of my own\n');
  expect(await readOrCreateSecret(dataDir, 'admin-token')).toBe('a token of my own');
});

test('an empty file is refused, and left as it is', async () => {
  await mkdir(join(dataDir, 'secrets'));
  await writeFile(join(dataDir, 'secrets', 'data-key'), '\n');
  await expect(readOrCreateSecret(dataDir, 'data-key')).rejects.toThrow(/data-key is empty/);
});
