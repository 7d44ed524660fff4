import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** By what a reader is known again: an address together with a browser, or with a network. */
export type ReaderMarks = { readonly emailHash: string } & (
  | { readonly author_hash: string }
  | { readonly ip_hash: string }
);

/** The seed of the latest comment that has these marks. */
export async function findSeed(db: Db, { emailHash, ...marks }: ReaderMarks): Promise<string | undefined> {
  const row = await db
    .selectFrom('comments')
    .select('avatar_seed')
    .where('email_hash', '=', emailHash)
    .where((eb) => eb.and(marks))
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

/** What became of a reader's comments so far. */
export interface Standing {
  readonly approvedComments: number;
  readonly refusedComments: number;
}

/**
 * How many of a reader's comments are approved, and how many a moderator refused since then. What a rule refused, the
 * reader may have put right: that speaks against nobody.
 */
export async function findStanding(db: Db, avatarSeed: string, refusedSince: string): Promise<Standing> {
  const counted = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<number>().as('approved'))
    .where('avatar_seed', '=', avatarSeed)
    .where('status', '=', 'approved')
    .executeTakeFirstOrThrow();
  const { refused } = await db
    .selectFrom('comments')
    .select((eb) => eb.fn.countAll<number>().as('refused'))
    .where('avatar_seed', '=', avatarSeed)
    .where('status', 'in', ['rejected', 'spam'])
    .where('decided_by', 'is not', null)
    .where('decided_at', '>=', refusedSince)
    .executeTakeFirstOrThrow();
  return { approvedComments: counted.approved, refusedComments: refused };
}
