// Secrets that the product makes for itself, one a file in DATA_DIR/secrets, readable for their owner alone.
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, open } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Which secret: the API and the site know each other by `proxy-key`; `next-data-key` is there while it takes the place
 * of `data-key`.
 */
export type SecretName = 'admin-token' | 'data-key' | 'next-data-key' | 'proxy-key';

/**
 * The secret `name` of the product whose data lies in `dataDir`: 32 random bytes in base64url, made when it is asked
 * for the first time. Of several processes that ask at once, all get the same one. It is on the disk when this
 * resolves. Throws where the folder cannot be written, or the file is empty.
 */
export async function readOrCreateSecret(dataDir: string, name: SecretName): Promise<string> {
  const folder = join(dataDir, 'secrets');
  const file = join(folder, name);
  return (await readSecret(file)) ?? (await createSecret(folder, file));
}

/** The secret `name`, if there is one. Throws where its file is empty. */
export function findSecret(dataDir: string, name: SecretName): Promise<string | undefined> {
  return readSecret(join(dataDir, 'secrets', name));
}

/**
 * Puts the secret `next` in the place of `name`, which is gone then. It is on the disk when this resolves; whenever this
 * is interrupted, each name has its old secret or the new one. Throws where there is no `next`.
 */
export async function replaceSecret(dataDir: string, name: SecretName, next: SecretName): Promise<void> {
  const folder = join(dataDir, 'secrets');
  await rename(join(folder, next), join(folder, name));
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function createSecret(folder: string, file: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}-${randomBytes(6).toString('hex')}`;
  await writeDurably(draft, randomBytes(32).toString('base64url'));
  try {
    // Whoever links first wins; nobody ever sees a file that is half written.
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  const secret = await readSecret(file);
  if (secret === undefined) throw new Error(`${file} vanished while it was made.`);
  return secret;
}

async function readSecret(file: string): Promise<string | undefined> {
  const secret = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (secret === undefined) return undefined;
  if (secret.trim() === '') throw new Error(`${file} is empty. Put its content back, or delete it for a new one.`);
  return secret.trim();
}

async function writeDurably(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
