import { sql, type Kysely } from 'kysely';

/**
 * What the threads of a discussion are read by, in each order in which they are answered. Only what readers are shown is
 * in these indexes: a page of threads costs the same under whatever number of comments that wait or were refused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isShown = sql<boolean>`
    id = thread_id and (status = 'approved' and kind = 'comment' and deleted_at is null or reply_count > 0)
  `;
  const index = (name: string) => db.schema.createIndex(name).on('comments');
  await index('threads_by_date').columns(['article_id', 'created_at', 'id']).where(isShown).execute();
  await index('threads_by_replies').columns(['article_id', 'reply_count', 'id']).where(isShown).execute();
}
