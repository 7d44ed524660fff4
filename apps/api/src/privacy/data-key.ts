// Which key the private data of a newsroom lies under. The database knows its name, the secrets folder has the key.
import { hkdfSync } from 'node:crypto';
import { findSecret, readOrCreateSecret, replaceSecret, SettingError } from '@broadsheet/service';
import type { Connection } from '../database/connect.ts';
import { claimDataKey } from './data-key.store.ts';

/** The name of a key: it tells nothing of the key. */
export function keyIdOf(dataKey: string): string {
  return Buffer.from(hkdfSync('sha256', dataKey, '', 'broadsheet name of a key', 9)).toString('base64url');
}

/**
 * The key under which the database is written: made here where there is none yet. Where a rotation was cut off after it
 * had rewritten everything, it is brought to its end. Throws a `SettingError` where the folder has another key.
 */
export async function readDataKey({ db, dialect }: Connection, dataDir: string): Promise<string> {
  const dataKey = await readOrCreateSecret(dataDir, 'data-key');
  const keyId = await claimDataKey(db, dialect, keyIdOf(dataKey));
  if (keyId === keyIdOf(dataKey)) return dataKey;
  const next = await findSecret(dataDir, 'next-data-key');
  if (next !== undefined && keyId === keyIdOf(next)) {
    await adoptNextKey(dataDir);
    return next;
  }
  // Another process may have brought it to its end in this moment.
  const adopted = await readOrCreateSecret(dataDir, 'data-key');
  if (keyId === keyIdOf(adopted)) return adopted;
  throw otherKey();
}

/** Makes the next key the one that is used. Of several processes that do it at once, one does. */
export async function adoptNextKey(dataDir: string): Promise<void> {
  try {
    await replaceSecret(dataDir, 'data-key', 'next-data-key');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

function otherKey(): SettingError {
  return new SettingError(
    'DATA_DIR: secrets/data-key is not the key that this database was written under. Put the right file back; if it is lost: npm run broadsheet -- privacy rotate-key --lost',
  );
}
