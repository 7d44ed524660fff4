import { Scope, type ApiKey } from '@broadsheet/domain';
import { sql, type CompiledQuery, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type Db = Kysely<Database>;

const columns = [
  'id',
  'name',
  'hint',
  'scopes',
  'created_at',
  'rotated_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
] as const;

/** Finds the key to which a token belongs whose hash is `tokenHash`, in whatever state it is. */
export type FindKeyByToken = (tokenHash: string, now: string) => Promise<ApiKey | undefined>;

/** Finds keys by tokens, at the least cost: it is done for each request that comes with one. */
export function keyFinder(db: Db): FindKeyByToken {
  const present = db.selectFrom('api_keys').select(columns).where('token_hash', '=', '').compile();
  return async (tokenHash, now) => {
    const query: CompiledQuery<KeyRow> = { ...present, parameters: [tokenHash] };
    const { rows } = await db.executeQuery(query);
    const row = rows[0] ?? (await findByFormerToken(db, tokenHash, now));
    return row && toKey(row);
  };
}

/** The key with this id. */
export async function findKey(db: Db, id: string): Promise<ApiKey | undefined> {
  const row = await db.selectFrom('api_keys').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toKey(row);
}

/** All keys, the newest first. */
export async function listKeys(
  db: Db,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<RowPage<ApiKey>> {
  const rows = await db
    .selectFrom('api_keys')
    .select(columns)
    .$if(after !== undefined, (query) => query.where('id', '<', after?.[1] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { rows: page, next } = toRowPage(rows, limit, ({ id }) => [0, id]);
  return { rows: page.map(toKey), next };
}

/** What only the store knows of a key. */
interface KeyOrigin {
  readonly tokenHash: string;
  readonly createdBy: string | null;
}

/** Keeps a new key. Of its token, the hash is kept. */
export async function insertKey(db: Db, key: ApiKey, { tokenHash, createdBy }: KeyOrigin): Promise<void> {
  await db
    .insertInto('api_keys')
    .values({
      id: key.id,
      name: key.name,
      hint: key.hint,
      scopes: JSON.stringify(key.scopes),
      token_hash: tokenHash,
      created_at: key.createdAt,
      created_by: createdBy,
      rotated_at: key.rotatedAt,
      expires_at: key.expiresAt,
      last_used_at: key.lastUsedAt,
      revoked_at: key.revokedAt,
    })
    .execute();
}

/** Gives a key another token; the one before is good until `until`, those before that no longer. */
export async function replaceToken(
  db: Db,
  { id, hint, rotatedAt }: Pick<ApiKey, 'id' | 'hint' | 'rotatedAt'>,
  { tokenHash, until }: { tokenHash: string; until: string },
): Promise<void> {
  await db.deleteFrom('former_key_tokens').where('key_id', '=', id).execute();
  await db
    .insertInto('former_key_tokens')
    .columns(['token_hash', 'key_id', 'valid_until'])
    .expression((eb) =>
      eb
        .selectFrom('api_keys')
        .select(['token_hash', 'id', sql<string>`cast(${until} as text)`.as('valid_until')])
        .where('id', '=', id),
    )
    .execute();
  await db
    .updateTable('api_keys')
    .set({ token_hash: tokenHash, hint, rotated_at: rotatedAt })
    .where('id', '=', id)
    .execute();
}

/** Ends a key that has not been ended, with all its tokens. */
export async function revokeKey(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Notes that a key was used at `at`, unless that has been noted since `notedSince`. */
export async function noteUse(db: Db, id: string, { at, notedSince }: { at: string; notedSince: string }) {
  await db
    .updateTable('api_keys')
    .set({ last_used_at: at })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', notedSince)]))
    .execute();
}

async function findByFormerToken(db: Db, tokenHash: string, now: string): Promise<KeyRow | undefined> {
  return db
    .selectFrom('api_keys')
    .select(columns)
    .where('id', 'in', (from) =>
      from
        .selectFrom('former_key_tokens')
        .select('key_id')
        .where('token_hash', '=', tokenHash)
        .where('valid_until', '>', now),
    )
    .executeTakeFirst();
}

type KeyRow = Pick<Row<'api_keys'>, (typeof columns)[number]>;

function toKey(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: Scopes.parse(JSON.parse(row.scopes)),
    createdAt: row.created_at,
    rotatedAt: row.rotated_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

const Scopes = z.array(Scope);
