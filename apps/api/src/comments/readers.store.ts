import type { KnownReader } from '@broadsheet/domain';
import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** The seed of the latest comment under this address that was sent with this token. */
export async function findSeed(
  db: Db,
  { emailHash, authorHash }: { emailHash: string; authorHash: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('comments')
    .select('avatar_seed')
    .where('email_hash', '=', emailHash)
    .where('author_hash', '=', authorHash)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.avatar_seed;
}

/** The seed of the latest comment under this address. */
export async function findSeedOfEmail(db: Db, emailHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('comments')
    .select('avatar_seed')
    .where('email_hash', '=', emailHash)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.avatar_seed;
}

/** Whose comments count: those of one seed, and those that came from one network under one address. */
export interface ReaderMarks {
  readonly avatarSeed: string | null;
  readonly emailHash: string | null;
  readonly ipHash: string | null;
}

/**
 * How many of a reader's comments are approved, and how many a moderator refused since then. What a rule refused, the
 * reader may have put right: that speaks against nobody.
 */
export async function findStanding(db: Db, marks: ReaderMarks, refusedSince: string): Promise<KnownReader> {
  const theirs = (eb: ExpressionBuilder<Database, 'comments'>) =>
    eb.or([
      eb('avatar_seed', '=', marks.avatarSeed),
      eb.and([eb('email_hash', '=', marks.emailHash), eb('ip_hash', '=', marks.ipHash)]),
    ]);
  const counted = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<number>().as('approved'))
    .where(theirs)
    .where('status', '=', 'approved')
    .executeTakeFirstOrThrow();
  const { refused } = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<number>().as('refused'))
    .where(theirs)
    .where('status', 'in', ['rejected', 'spam'])
    .where('decided_by', 'is not', null)
    .where('decided_at', '>=', refusedSince)
    .executeTakeFirstOrThrow();
  return { approvedComments: counted.approved, refusedComments: refused };
}
