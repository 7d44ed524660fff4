import type { CommentBan, CommentBanKind } from '@broadsheet/domain';
import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Database, Row } from '../database/schema.ts';
import { toRowPage, type Position, type RowPage } from '../http/pagination.ts';

type Db = Kysely<Database>;

/** A ban as it is stored: what it looks at is sealed. */
export interface StoredBan extends Omit<CommentBan, 'value'> {
  readonly valueSealed: string;
}

const columns = ['id', 'kind', 'value_sealed', 'reason', 'created_at', 'created_by', 'expires_at'] as const;

/** Which bans are listed, from where. */
export interface BanPage {
  readonly now: string;
  readonly kind: CommentBanKind | undefined;
  readonly after: Position | undefined;
  readonly limit: number;
}

/** The bans that hold at `now`, the newest first. */
export async function listBans(db: Db, { now, kind, after, limit }: BanPage): Promise<RowPage<StoredBan>> {
  const rows = await holding(db, now)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'name'))
    .$if(after !== undefined, (query) => query.where('id', '<', after?.[1] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = toRowPage(rows, limit, ({ id }) => ['', id]);
  return { ...page, rows: page.rows.map(toBan) };
}

/** A ban that holds at `now`. */
export async function findBanById(db: Db, id: string, now: string): Promise<StoredBan | undefined> {
  const row = await holding(db, now).where('id', '=', id).executeTakeFirst();
  return row && toBan(row);
}

/** The newest of the bans that hold at `now` and have one of these hashes. */
export async function findBanByHash(
  db: Db,
  valueHashes: readonly string[],
  now: string,
): Promise<StoredBan | undefined> {
  const row = await holding(db, now)
    .where('value_hash', 'in', valueHashes)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toBan(row);
}

/** All bans of names that hold at `now`, the newest first. There are not many of them. */
export async function listNameBans(db: Db, now: string): Promise<StoredBan[]> {
  const rows = await holding(db, now).where('kind', '=', 'name').orderBy('id', 'desc').execute();
  return rows.map(toBan);
}

export async function countNameBans(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('comment_bans')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'name')
    .executeTakeFirstOrThrow();
  return count;
}

/** Stores a ban. Returns whether it did: there may be one of the same. */
export async function insertBan(db: Db, ban: StoredBan, valueHash: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('comment_bans')
    .values({
      id: ban.id,
      kind: ban.kind,
      value_hash: valueHash,
      value_sealed: ban.valueSealed,
      reason: ban.reason,
      created_at: ban.createdAt,
      created_by: ban.createdBy,
      expires_at: ban.expiresAt,
    })
    .onConflict((conflict) => conflict.column('value_hash').doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Deletes a ban that holds at `now`. Returns whether there was one. */
export async function deleteBan(db: Db, id: string, now: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('comment_bans')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Deletes what no longer holds at `now`. */
export async function deleteExpiredBans(db: Db, now: string): Promise<void> {
  await db.deleteFrom('comment_bans').where('expires_at', '<=', now).execute();
}

type BanRow = Pick<Row<'comment_bans'>, (typeof columns)[number]>;

function holding(db: Db, now: string): SelectQueryBuilder<Database, 'comment_bans', BanRow> {
  return db
    .selectFrom('comment_bans')
    .select(columns)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]));
}

function toBan(row: BanRow): StoredBan {
  return {
    id: row.id,
    kind: row.kind,
    valueSealed: row.value_sealed,
    reason: row.reason,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
  };
}
