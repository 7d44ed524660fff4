// Who made an article, where it was somebody who had signed in. No answer tells.
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** The id of the user who made the article with this id; null where a key or an import did. */
export async function findOwner(db: Db, articleId: string): Promise<string | null> {
  const row = await db
    .selectFrom('article_owners')
    .select('user_id')
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row?.user_id ?? null;
}

/** Notes that a user made an article. */
export async function insertOwner(db: Db, { articleId, userId }: { articleId: string; userId: string }): Promise<void> {
  await db.insertInto('article_owners').values({ article_id: articleId, user_id: userId }).execute();
}

/** Notes that a user made an article, where both are stored. Returns whether they are. */
export async function insertOwnerOfKnown(
  db: Db,
  { articleId, userId }: { articleId: string; userId: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('article_owners')
    .columns(['article_id', 'user_id'])
    .expression((eb) =>
      eb
        .selectFrom('articles')
        .innerJoin('users', (join) => join.on('users.id', '=', userId))
        .select(['articles.id as article_id', 'users.id as user_id'])
        .where('articles.id', '=', articleId),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}
