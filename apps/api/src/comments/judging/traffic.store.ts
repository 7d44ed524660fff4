// How much came in of late: each a look into an index, and no further than to the number that matters.
import type { RecentTraffic } from '@broadsheet/domain';
import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** What is counted, and from when on. Times are RFC 3339. */
export interface TrafficAsked {
  readonly ipHash: string | null;
  readonly emailHash: string | null;
  readonly articleId: string;
  readonly textHash: string | null;
  /** Since when comments count. */
  readonly since: string;
  /** Since when the same text counts. */
  readonly sinceForText: string;
  /** A comment that does not count. */
  readonly except: string | undefined;
  /** How far to count: what is more than this is as much. */
  readonly most: Readonly<Record<keyof RecentTraffic, number>>;
}

export async function countTraffic(db: Kysely<Database>, asked: TrafficAsked): Promise<RecentTraffic> {
  const { since, sinceForText, most } = asked;
  const counted = await db
    .selectNoFrom((eb) => {
      const few = counting(eb, asked.except);
      return [
        few(['ip_hash', asked.ipHash], since, most.fromAddress).as('fromAddress'),
        few(['email_hash', asked.emailHash], since, most.fromReader).as('fromReader'),
        few(['article_id', asked.articleId], since, most.onArticle).as('onArticle'),
        few(['text_hash', asked.textHash], sinceForText, most.withSameText).as('withSameText'),
      ];
    })
    .executeTakeFirstOrThrow();
  // A subquery may give nothing, as far as its type knows.
  return {
    fromAddress: counted.fromAddress ?? 0,
    fromReader: counted.fromReader ?? 0,
    onArticle: counted.onArticle ?? 0,
    withSameText: counted.withSameText ?? 0,
  };
}

type Column = 'ip_hash' | 'email_hash' | 'article_id' | 'text_hash';

function counting(eb: ExpressionBuilder<Database, never>, except = '') {
  return ([column, value]: readonly [Column, string | null], since: string, most: number) =>
    eb
      .selectFrom((from) =>
        from
          .selectFrom('comments')
          .select('comments.id')
          .where(column, '=', value)
          .where('comments.created_at', '>=', since)
          .where('comments.id', '<>', except)
          .limit(most)
          .as('few'),
      )
      .select((select) => select.fn.countAll<number>().as('count'));
}
