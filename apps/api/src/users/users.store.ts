import type { Role } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type Db = Kysely<Database>;

/** A user as stored: the address sealed. */
export interface StoredUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly emailSealed: string;
  readonly emailHash: string;
  readonly deactivatedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

const columns = [
  'id',
  'name',
  'role',
  'email_sealed',
  'email_hash',
  'deactivated_at',
  'created_at',
  'updated_at',
  'version',
] as const;

/** The user with this id. */
export async function findUser(db: Db, id: string): Promise<StoredUser | undefined> {
  const row = await db.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toUser(row);
}

/** The user who signs in with this address. */
export async function findUserByEmail(db: Db, emailHash: string): Promise<StoredUser | undefined> {
  const row = await db.selectFrom('users').select(columns).where('email_hash', '=', emailHash).executeTakeFirst();
  return row && toUser(row);
}

/** The password of a user, as it is kept. */
export async function findPasswordHash(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirst();
  return row?.password_hash;
}

/** The active users in these roles. */
export async function listActiveUsers(db: Db, roles: readonly Role[]): Promise<StoredUser[]> {
  const rows = await db
    .selectFrom('users')
    .select(columns)
    .where('deactivated_at', 'is', null)
    .where('role', 'in', roles)
    .orderBy('id')
    .execute();
  return rows.map(toUser);
}

/** All users, the newest first. */
export async function listUsers(
  db: Db,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<RowPage<StoredUser>> {
  const rows = await db
    .selectFrom('users')
    .select(columns)
    .$if(after !== undefined, (query) => query.where('id', '<', after?.[1] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const { rows: page, next } = toRowPage(rows, limit, ({ id }) => [0, id]);
  return { rows: page.map(toUser), next };
}

/** Stores a new user. */
export async function insertUser(db: Db, user: StoredUser, passwordHash: string): Promise<void> {
  await db
    .insertInto('users')
    .values({ ...toRow(user), password_hash: passwordHash })
    .execute();
}

/** Stores a changed user where the version before it is stored. Returns whether it was. */
export async function updateUser(db: Db, user: StoredUser): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set(toRow(user))
    .where('id', '=', user.id)
    .where('version', '=', user.version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Stores another password, where the one before is stored, if that is given. Returns whether it was. */
export async function updatePassword(
  db: Db,
  id: string,
  { to, from }: { to: string; from?: string | undefined },
): Promise<boolean> {
  const result = await db
    .updateTable('users')
    .set({ password_hash: to })
    .where('id', '=', id)
    .$if(from !== undefined, (query) => query.where('password_hash', '=', from ?? ''))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

type UserRow = Pick<Row<'users'>, (typeof columns)[number]>;

function toUser(row: UserRow): StoredUser {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    emailSealed: row.email_sealed,
    emailHash: row.email_hash,
    deactivatedAt: row.deactivated_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function toRow(user: StoredUser): UserRow {
  return {
    id: user.id,
    name: user.name,
    role: user.role,
    email_sealed: user.emailSealed,
    email_hash: user.emailHash,
    deactivated_at: user.deactivatedAt,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    version: user.version,
  };
}
