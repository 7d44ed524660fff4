import type { Kysely } from 'kysely';
import type { Database, Row } from '../database/schema.ts';

type Db = Kysely<Database>;

/** A mail that waits: to whom and what it says are sealed. */
export interface StoredMail {
  readonly id: string;
  readonly kind: string;
  readonly recipientHash: string;
  readonly recipientSealed: string;
  readonly contentSealed: string;
  /** Of those with the same, only one waits at a time. */
  readonly onlyOne: string | null;
  readonly createdAt: string;
  /** How often sending was begun. */
  readonly attempts: number;
}

/** Has a mail wait. Returns whether it does: there may be one of which there is only one. */
export async function insertMail(
  db: Db,
  mail: Omit<StoredMail, 'attempts'> & { readonly nextAttemptAt: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('mails')
    .values({
      id: mail.id,
      kind: mail.kind,
      recipient_hash: mail.recipientHash,
      recipient_sealed: mail.recipientSealed,
      content_sealed: mail.contentSealed,
      only_one: mail.onlyOne,
      created_at: mail.createdAt,
      attempts: 0,
      next_attempt_at: mail.nextAttemptAt,
    })
    .onConflict((conflict) => conflict.column('only_one').doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The mails whose time has come, the longest due first. */
export async function listDueMails(db: Db, { now, limit }: { now: string; limit: number }): Promise<StoredMail[]> {
  const rows = await db
    .selectFrom('mails')
    .selectAll()
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toMail);
}

/**
 * Begins an attempt, for which others leave the mail alone `until` then. Returns whether nobody else has begun it.
 */
export async function claimMail(db: Db, { id, attempts }: StoredMail, until: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mails')
    .set({ attempts: attempts + 1, next_attempt_at: until })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Has a mail tried again at `nextAttemptAt`, where nobody has begun to since. */
export async function postponeMail(
  db: Db,
  { id, attempts, nextAttemptAt }: Pick<StoredMail, 'id' | 'attempts'> & { readonly nextAttemptAt: string },
): Promise<void> {
  await db
    .updateTable('mails')
    .set({ next_attempt_at: nextAttemptAt })
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .execute();
}

/** Forgets a mail that was sent, or given up. */
export async function deleteMail(db: Db, id: string): Promise<void> {
  await db.deleteFrom('mails').where('id', '=', id).execute();
}

function toMail(row: Row<'mails'>): StoredMail {
  return {
    id: row.id,
    kind: row.kind,
    recipientHash: row.recipient_hash,
    recipientSealed: row.recipient_sealed,
    contentSealed: row.content_sealed,
    onlyOne: row.only_one,
    createdAt: row.created_at,
    attempts: row.attempts,
  };
}
