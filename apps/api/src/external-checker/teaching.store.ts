// Which decisions of moderators the external checker has not been told of.
import { RuleOutcome, type CommentStatus } from '@broadsheet/domain';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Database } from '../database/schema.ts';

type Db = Kysely<Database>;

/** A decision of a moderator, with the comment as it is now. */
export interface DecidedComment {
  readonly decisionId: string;
  readonly from: CommentStatus;
  readonly decision: CommentStatus;
  readonly articleId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly website: string | null;
  readonly body: string;
  readonly emailSealed: string | null;
  readonly ipSealed: string | null;
  readonly createdAt: string;
  readonly outcomes: readonly RuleOutcome[];
}

// There is one row, or none as long as nobody has been told anything.
const row = 1;

export async function findProgress(db: Db): Promise<string | undefined> {
  const found = await db
    .selectFrom('checker_progress')
    .select('last_decision')
    .where('row_number', '=', row)
    .executeTakeFirst();
  return found?.last_decision;
}

/** Begins behind the decisions that are there already. */
export async function beginProgress(db: Db): Promise<void> {
  const last = await db.selectFrom('comment_decisions').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  await db
    .insertInto('checker_progress')
    .values({ row_number: row, last_decision: last?.id ?? '' })
    .onConflict((conflict) => conflict.column('row_number').doNothing())
    .execute();
}

/** Goes on to decision `to`, where nobody else has done so in between. Returns whether that was so. */
export async function advanceProgress(db: Db, { from, to }: { from: string; to: string }): Promise<boolean> {
  const result = await db
    .updateTable('checker_progress')
    .set({ last_decision: to })
    .where('row_number', '=', row)
    .where('last_decision', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The next decisions that people took on readers' comments, in their order. */
export async function listDecisions(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<DecidedComment[]> {
  const rows = await db
    .selectFrom('comment_decisions')
    .innerJoin('comments', 'comments.id', 'comment_decisions.comment_id')
    .select(['comment_decisions.id', 'comment_decisions.from_status', 'comment_decisions.to_status'])
    .select(['comments.article_id', 'comments.parent_id', 'comments.name', 'comments.website', 'comments.body'])
    .select(['comments.email_sealed', 'comments.ip_sealed', 'comments.created_at', 'comments.outcomes'])
    .where('comment_decisions.id', '>', after)
    .where('comment_decisions.by', 'not in', ['rules', 'reports', 'author'])
    .where('comments.kind', '=', 'comment')
    .where('comments.deleted_at', 'is', null)
    .orderBy('comment_decisions.id')
    .limit(limit)
    .execute();
  return rows.map((each) => ({
    decisionId: each.id,
    from: each.from_status,
    decision: each.to_status,
    articleId: each.article_id,
    parentId: each.parent_id,
    name: each.name,
    website: each.website,
    body: each.body,
    emailSealed: each.email_sealed,
    ipSealed: each.ip_sealed,
    createdAt: each.created_at,
    outcomes: z.array(RuleOutcome).parse(JSON.parse(each.outcomes)),
  }));
}
