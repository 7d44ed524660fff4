import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { authorsOf } from './personal-data.store.ts';

type Db = Kysely<Database>;

/** An address of which everything is to be forgotten. */
export interface Erasure {
  readonly id: string;
  readonly emailSealed: string;
  readonly emailHash: string;
}

export async function insertErasure(db: Db, { id, emailSealed, emailHash }: Erasure): Promise<void> {
  await db.insertInto('erasures').values({ id, email_sealed: emailSealed, email_hash: emailHash }).execute();
}

export async function listErasures(db: Db): Promise<Erasure[]> {
  const rows = await db.selectFrom('erasures').selectAll().orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, emailSealed: row.email_sealed, emailHash: row.email_hash }));
}

export async function deleteErasure(db: Db, id: string): Promise<void> {
  await db.deleteFrom('erasures').where('id', '=', id).execute();
}

/** The comments of an address, the latest first: so that replies are gone before what they reply to. */
export async function listCommentIdsOf(db: Db, emailHash: string): Promise<string[]> {
  const rows = await db
    .selectFrom('comments')
    .select('id')
    .where('email_hash', '=', emailHash)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** What hangs on a comment, and would be left behind where its place stays. */
export const attached = [
  'comment_decisions',
  'comment_notes',
  'comment_reports',
  'comment_claims',
  'reply_requests',
  'reply_notices',
  'moderation_notices',
  'spam_lessons',
] as const;

export async function forgetAbout(db: Db, commentId: string): Promise<void> {
  for (const table of attached) await db.deleteFrom(table).where('comment_id', '=', commentId).execute();
}

/** Takes out of reports what was written by those who wrote under this address. That they were made still counts. */
export async function forgetReportsOf(db: Db, emailHash: string): Promise<void> {
  await db
    .updateTable('comment_reports')
    .set({ body: '', author_hash: null, ip_hash: null })
    .where('author_hash', 'in', authorsOf(db, emailHash))
    .execute();
}

/** Forgets what an address was subscribed to, and what was to be mailed to it. */
export async function forgetMailOf(db: Db, emailHash: string): Promise<void> {
  await db.deleteFrom('reply_subscriptions').where('email_hash', '=', emailHash).execute();
  await db.deleteFrom('mails').where('recipient_hash', '=', emailHash).execute();
  await db.deleteFrom('mail_asks').where('recipient_hash', '=', emailHash).execute();
}

/** Forgets words from which nothing is learnt any more. What is shorter than a hash is no word. */
export async function deleteUncounted(db: Db): Promise<void> {
  await db
    .deleteFrom('spam_tokens')
    .where('ham', '=', 0)
    .where('spam', '=', 0)
    .where(sql<boolean>`length(token) > 1`)
    .execute();
}

/** Notes that something that was erased may still be in the files of the database. */
export async function setRemains(db: Db, at: string): Promise<void> {
  await db.updateTable('remains').set({ due_at: at }).execute();
}

/** Since when something may be in the files; null where nothing is. */
export async function findRemains(db: Db): Promise<string | null> {
  return (await db.selectFrom('remains').select('due_at').executeTakeFirstOrThrow()).due_at;
}

/** Notes that nothing is in the files any more, where nothing was erased after `since`. */
export async function clearRemains(db: Db, since: string): Promise<void> {
  await db.updateTable('remains').set({ due_at: null }).where('due_at', '=', since).execute();
}
