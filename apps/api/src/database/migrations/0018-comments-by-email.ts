import type { Kysely } from 'kysely';

/** Finds the latest comments under an email address, however many there are of old. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('comments_by_email_and_time')
    .on('comments')
    .columns(['email_hash', 'created_at'])
    .execute();
}
