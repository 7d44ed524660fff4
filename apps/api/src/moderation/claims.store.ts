import type { CommentClaim } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** A claim on a comment to make, or to make longer. */
export interface Claim {
  readonly commentId: string;
  readonly holder: string;
  readonly until: string;
}

/** Stores claims where nobody else has one that holds at `now`. Returns the ids of the comments where that was so. */
export async function takeClaims(db: Db, claims: readonly Claim[], now: string): Promise<string[]> {
  if (claims.length === 0) return [];
  const rows = await db
    .insertInto('comment_claims')
    .values(claims.map(({ commentId, holder, until }) => ({ comment_id: commentId, holder, claimed_until: until })))
    .onConflict((conflict) =>
      conflict
        .column('comment_id')
        .doUpdateSet((eb) => ({ holder: eb.ref('excluded.holder'), claimed_until: eb.ref('excluded.claimed_until') }))
        .where((eb) =>
          eb.or([
            eb('comment_claims.holder', '=', eb.ref('excluded.holder')),
            eb('comment_claims.claimed_until', '<=', now),
          ]),
        ),
    )
    .returning('comment_id')
    .execute();
  return rows.map((row) => row.comment_id);
}

/** Deletes claims of `holder`, on these comments or on all. Returns how many of them held at `now`. */
export async function releaseClaims(
  db: Db,
  { holder, ids, now }: { holder: string; ids: readonly string[] | undefined; now: string },
): Promise<number> {
  if (ids?.length === 0) return 0;
  const rows = await db
    .deleteFrom('comment_claims')
    .where('holder', '=', holder)
    .$if(ids !== undefined, (query) => query.where('comment_id', 'in', ids ?? []))
    .returning('claimed_until')
    .execute();
  return rows.filter((row) => row.claimed_until > now).length;
}

/** Who has which of these comments in hand at `now`, by their ids. */
export async function listClaims(db: Db, ids: readonly string[], now: string): Promise<Map<string, CommentClaim>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment_claims')
    .select(['comment_id', 'holder', 'claimed_until'])
    .where('comment_id', 'in', ids)
    .where('claimed_until', '>', now)
    .execute();
  return new Map(rows.map((row) => [row.comment_id, { by: row.holder, until: row.claimed_until }]));
}

/** Deletes what no longer holds at `now`. */
export async function deleteEndedClaims(db: Db, now: string): Promise<void> {
  await db.deleteFrom('comment_claims').where('claimed_until', '<=', now).execute();
}
