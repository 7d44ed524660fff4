import { Scope } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';

/** A key as it is listed: the token itself is known to its holder alone. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

/** The valid key with this hash; undefined where there is none. */
export async function findKey(
  db: Kysely<Database>,
  tokenHash: string,
): Promise<Pick<ApiKey, 'id' | 'scopes'> | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .select(['id', 'scopes'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, scopes: toScopes(row.scopes) };
}

/** Keeps a key. Its token is stored as a hash. */
export async function insertKey(
  db: Kysely<Database>,
  key: Omit<ApiKey, 'revokedAt'> & { tokenHash: string },
): Promise<void> {
  const { id, name, scopes, createdAt, tokenHash } = key;
  await db
    .insertInto('api_keys')
    .values({
      id,
      name,
      scopes: JSON.stringify(scopes),
      created_at: createdAt,
      token_hash: tokenHash,
      revoked_at: null,
    })
    .execute();
}

/** Ends a key. Returns whether there was one that was still valid. */
export async function revokeKey(db: Kysely<Database>, id: string, at: string): Promise<boolean> {
  const result = await db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** All keys, the oldest first. */
export async function listKeys(db: Kysely<Database>): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_keys')
    .select(['id', 'name', 'scopes', 'created_at', 'revoked_at'])
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, scopes, created_at, revoked_at }) => ({
    id,
    name,
    scopes: toScopes(scopes),
    createdAt: created_at,
    revokedAt: revoked_at,
  }));
}

function toScopes(json: string): Scope[] {
  return z.array(Scope).parse(JSON.parse(json));
}
