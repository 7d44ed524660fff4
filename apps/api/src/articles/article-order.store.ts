// Which articles a list has, in which order: their ids alone, read off an index that has them in that order already, so
// that a page costs the same wherever in the list it is.
import type { ArticleKind, ArticleStatus } from '@broadsheet/domain';
import { sql, type RawBuilder } from 'kysely';
import { withoutIndex, type Dialect } from '../database/dialect.ts';
import { isWithin, withoutPassedBound, type TimeSpan } from '../database/time-span.ts';
import type { Position } from '../http/pagination.ts';

/** Which articles a list has: those that fit everything here. */
export interface ArticleFilter {
  readonly statuses: readonly ArticleStatus[];
  readonly kinds: readonly ArticleKind[];
  readonly sectionId?: string | undefined;
  readonly authorId?: string | undefined;
  readonly tagId?: string | undefined;
  readonly language?: string | undefined;
  readonly published: TimeSpan;
  readonly updated: TimeSpan;
  /** What the articles are searched for. `found` selects the ids of those in which it is. */
  readonly text?: string | undefined;
  readonly found?: RawBuilder<unknown> | undefined;
  /** Of what is not published, only what this user made. */
  readonly ownerId?: string | undefined;
}

/** What a list of articles is ordered by. */
export interface ArticleOrder {
  readonly by: 'published' | 'updated';
  readonly isLatestFirst: boolean;
}

/** A part of a list, from where on, and how much of it. */
export interface ArticlePage {
  readonly order: ArticleOrder;
  readonly after: Position | undefined;
  readonly limit: number;
}

/** Where an article stands in a list. */
export interface ArticleKey {
  readonly id: string;
  readonly time: string;
}

type Sql = RawBuilder<unknown>;

/** The keys of a page of the articles that fit `filter`, in order. */
export function articleKeys(filter: ArticleFilter, page: ArticlePage, dialect: Dialect): RawBuilder<ArticleKey> {
  // Of several states, each has an order of its own; of each no more than a page is needed.
  const [first, ...others] = filter.statuses.flatMap((status) =>
    filter.kinds.map((kind) => keysOfOne(filter, { status, kind }, { page, dialect })),
  );
  if (first && others.length === 0) return first;
  const merged = [first, ...others].map((each, index) => sql`select * from (${each}) as ${sql.ref(`part_${index}`)}`);
  const direction = directionOf(page.order);
  return sql`
    select * from (${sql.join(merged, sql` union all `)}) as merged
    order by time ${direction}, id ${direction} limit ${page.limit}
  `;
}

/** How many articles fit `filter`. */
export function articleCount(filter: ArticleFilter): RawBuilder<{ readonly total: number }> {
  const counts = filter.statuses.map((status) => {
    const { table, conditions } = listingOf(filter, status);
    const fits = [
      ...conditions,
      sql`listed.kind in (${sql.join(filter.kinds)})`,
      ...isWithin(sql.ref(columns.published), filter.published),
      ...isWithin(sql.ref(columns.updated), filter.updated),
    ];
    return sql`(select count(*) from ${table} as listed where ${sql.join(fits, sql` and `)})`;
  });
  return sql`select ${sql.join(counts, sql` + `)} as total`;
}

interface Branch {
  readonly status: ArticleStatus;
  readonly kind: ArticleKind;
}

function keysOfOne(
  filter: ArticleFilter,
  { status, kind }: Branch,
  { page: { order, after, limit }, dialect }: { page: ArticlePage; dialect: Dialect },
): RawBuilder<ArticleKey> {
  const { table, id, conditions } = listingOf(filter, status);
  const [time, otherTime] =
    order.by === 'published' ? [columns.published, columns.updated] : [columns.updated, columns.published];
  const [span, otherSpan] =
    order.by === 'published' ? [filter.published, filter.updated] : [filter.updated, filter.published];
  const direction = directionOf(order);
  const fits = [
    ...conditions,
    sql`listed.kind = ${kind}`,
    ...isWithin(sql.ref(time), after ? withoutPassedBound(span, order.isLatestFirst) : span),
    ...(after ? [isBehind({ time, id }, after, order)] : []),
    ...isWithin(withoutIndex(otherTime, dialect), otherSpan),
  ];
  return sql`
    select ${sql.ref(time)} as time, ${sql.ref(id)} as id from ${table} as listed
    where ${sql.join(fits, sql` and `)}
    order by ${sql.ref(time)} ${direction}, ${sql.ref(id)} ${direction} limit ${limit}
  `;
}

const columns = { published: 'listed.dated_at', updated: 'listed.updated_at' } as const;

/** The table whose indexes have the articles of a list in order, and what they have to fit in it. */
interface Listing {
  readonly table: Sql;
  readonly id: 'listed.id' | 'listed.article_id';
  readonly conditions: readonly Sql[];
}

function listingOf(filter: ArticleFilter, status: ArticleStatus): Listing {
  const { authorId, tagId } = filter;
  const table = tagId !== undefined ? 'article_tags' : authorId !== undefined ? 'article_authors' : 'articles';
  const id = table === 'articles' ? 'listed.id' : 'listed.article_id';
  const conditions = [
    // Written out, so that PostgreSQL plans for this status and not for any.
    sql`listed.status = ${sql.lit(status)}`,
    ...whereGiven('listed.section_id', filter.sectionId),
    ...whereGiven('listed.language', filter.language),
    ...whereGiven('listed.tag_id', tagId),
    ...(tagId === undefined ? whereGiven('listed.author_id', authorId) : isSignedBy(authorId)),
    ...(status === 'published' ? [] : isMadeBy(filter.ownerId, id)),
    ...(filter.found ? [sql`${sql.ref(id)} in (${filter.found})`] : []),
  ];
  return { table: sql.table(table), id, conditions };
}

function whereGiven(column: string, value: string | undefined): Sql[] {
  return value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`];
}

function isSignedBy(authorId: string | undefined): Sql[] {
  if (authorId === undefined) return [];
  return [
    sql`exists (
      select 1 from article_authors as byline
      where byline.article_id = listed.article_id and byline.author_id = ${authorId}
    )`,
  ];
}

function isMadeBy(userId: string | undefined, id: Listing['id']): Sql[] {
  if (userId === undefined) return [];
  return [
    sql`exists (
      select 1 from article_owners as owners where owners.article_id = ${sql.ref(id)} and owners.user_id = ${userId}
    )`,
  ];
}

function isBehind(key: { time: string; id: string }, [time, id]: Position, { isLatestFirst }: ArticleOrder): Sql {
  const behind = sql.raw(isLatestFirst ? '<' : '>');
  return sql`(${sql.ref(key.time)}, ${sql.ref(key.id)}) ${behind} (${time}, ${id})`;
}

function directionOf({ isLatestFirst }: ArticleOrder): Sql {
  return sql.raw(isLatestFirst ? 'desc' : 'asc');
}
