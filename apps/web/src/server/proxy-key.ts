import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * The secret by which the API knows the site, and believes the reader's address that it sends. Whichever of the two
 * starts first makes it; it lies in `dataDir/secrets/proxy-key`, readable for its owner alone.
 */
export async function readProxyKey(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, 'proxy-key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, key, { flag: 'wx', mode: 0o600 });
    return key;
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
    return readWritten(file);
  }
}

// The other process may have made the file and not have written into it yet.
async function readWritten(file: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const key = (await readFile(file, 'utf8')).trim();
    if (key !== '') return key;
    await wait(20);
  }
  throw new Error(`${file} is empty. Delete it, and a new key is made on the next start.`);
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
