import type { SpamCounts } from '@broadsheet/domain';
import { sql, type Kysely } from 'kysely';
import { forUpdate, type Dialect } from '../database/dialect.ts';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** As what a comment was counted. */
export type LessonKind = 'ham' | 'spam';

/** In how many comments each of these was; those that were in none are left out. */
export async function listCounts(db: Db, tokens: readonly string[]): Promise<Map<string, SpamCounts>> {
  if (tokens.length === 0) return new Map();
  const rows = await db.selectFrom('spam_tokens').selectAll().where('token', 'in', tokens).execute();
  return new Map(rows.map(({ token, ham, spam }) => [token, { ham, spam }]));
}

/** Counts one comment more for each of these. In one order, so that nobody waits crosswise. */
export async function countTokens(
  db: Db,
  tokens: readonly string[],
  { kind, day }: { kind: LessonKind; day: string },
): Promise<void> {
  const one = { ham: kind === 'ham' ? 1 : 0, spam: kind === 'spam' ? 1 : 0, seen_on: day };
  await db
    .insertInto('spam_tokens')
    .values([...tokens].sort().map((token) => ({ token, ...one })))
    .onConflict((conflict) =>
      conflict.column('token').doUpdateSet((eb) => ({
        ham: eb('spam_tokens.ham', '+', eb.ref('excluded.ham')),
        spam: eb('spam_tokens.spam', '+', eb.ref('excluded.spam')),
        seen_on: eb.ref('excluded.seen_on'),
      })),
    )
    .execute();
}

/** Counts one comment less for each of these, but never less than none. */
export async function discountTokens(db: Db, tokens: readonly string[], kind: LessonKind): Promise<void> {
  await db
    .updateTable('spam_tokens')
    .set((eb) => ({ [kind]: eb(kind, '-', 1) }))
    .where('token', 'in', tokens)
    .where(kind, '>', 0)
    .execute();
}

/** As what a comment was counted; undefined where it was not. */
export async function findLesson(db: Db, commentId: string): Promise<LessonKind | undefined> {
  const row = await db.selectFrom('spam_lessons').select('kind').where('comment_id', '=', commentId).executeTakeFirst();
  return row?.kind;
}

/** Notes as what a comment was counted; undefined where it is not counted any more. */
export async function putLesson(db: Db, commentId: string, kind: LessonKind | undefined): Promise<void> {
  if (kind === undefined) {
    await db.deleteFrom('spam_lessons').where('comment_id', '=', commentId).execute();
    return;
  }
  await db
    .insertInto('spam_lessons')
    .values({ comment_id: commentId, kind })
    .onConflict((conflict) => conflict.column('comment_id').doUpdateSet({ kind }))
    .execute();
}

/** A comment that moderators decided on, from which nothing was learnt. */
export interface Unlearnt {
  readonly id: string;
  readonly name: string;
  readonly website: string | null;
  readonly body: string;
  readonly emailSealed: string | null;
  readonly status: 'approved' | 'spam';
}

/** The newest comments that moderators approved or marked as spam and that were not counted. Nobody else writes them. */
export async function lockUnlearnt(
  db: Db,
  { dialect, limit }: { dialect: Dialect; limit: number },
): Promise<Unlearnt[]> {
  const rows = await db
    .selectFrom('comments')
    .select(['id', 'name', 'website', 'body', 'email_sealed', 'status'])
    .where('status', 'in', ['approved', 'spam'])
    .where('decided_by', 'is not', null)
    .where('decided_by', 'not in', ['rules', 'reports', 'author'])
    .where('deleted_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('spam_lessons')
            .select('spam_lessons.comment_id')
            .whereRef('spam_lessons.comment_id', '=', 'comments.id'),
        ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .modifyEnd(forUpdate(dialect))
    .execute();
  return rows.map(({ email_sealed: emailSealed, status, ...row }) => ({
    ...row,
    emailSealed,
    status: status === 'spam' ? 'spam' : 'approved',
  }));
}

/** Deletes words that were counted at most once, and not since `day`; never `kept`. */
export async function deleteRareTokens(db: Db, day: string, kept: readonly string[]): Promise<void> {
  await db
    .deleteFrom('spam_tokens')
    .where(sql<boolean>`ham + spam <= 1`)
    .where('seen_on', '<', day)
    .where('token', 'not in', kept)
    .execute();
}

export async function countAllTokens(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('spam_tokens')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Deletes the `count` words that were counted least, of these the ones that were not seen for longest; never `kept`. */
export async function deleteRarest(db: Db, count: number, kept: readonly string[]): Promise<void> {
  await db
    .deleteFrom('spam_tokens')
    .where('token', 'in', (eb) =>
      eb
        .selectFrom('spam_tokens')
        .select('token')
        .where('token', 'not in', kept)
        .orderBy(sql`ham + spam`)
        .orderBy('seen_on')
        .limit(count),
    )
    .execute();
}
