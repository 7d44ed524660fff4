// Which comments a list has, as conditions.
import type { CommentKind, CommentStatus } from '@broadsheet/domain';
import { sql, type RawBuilder } from 'kysely';
import { isWithin, type TimeSpan } from '../../database/time-span.ts';

/** Which comments a list has: those that fit everything here. */
export interface CommentFilter {
  readonly status: CommentStatus;
  readonly articleId?: string | undefined;
  readonly kinds?: readonly CommentKind[] | undefined;
  readonly created: TimeSpan;
  readonly isPick?: boolean | undefined;
  /** What only moderators ask for. */
  readonly queued?: QueuedFilter | undefined;
}

interface QueuedFilter {
  /** Of their articles. */
  readonly sectionId?: string | undefined;
  readonly authorId?: string | undefined;
  /** The seed of their reader. */
  readonly reader?: string | undefined;
  /** The name of a rule that held or refused them. */
  readonly rule?: string | undefined;
  readonly isReported?: boolean | undefined;
  readonly text?: string | undefined;
  /** Only those that nobody but this moderator has in hand at this moment. */
  readonly freeFor?: { readonly holder: string; readonly now: string } | undefined;
}

/** The conditions under which a comment fits `filter`. */
export function conditionsOf({
  status,
  articleId,
  kinds,
  created,
  isPick,
  queued,
}: CommentFilter): RawBuilder<boolean>[] {
  return [
    sql<boolean>`status = ${sql.lit(status)}`,
    ...(articleId === undefined ? [] : [sql<boolean>`article_id = ${articleId}`]),
    ...(kinds === undefined ? [] : [sql<boolean>`kind in (${sql.join(kinds)})`]),
    ...isWithin(sql.ref('created_at'), created),
    ...(isPick === true ? [sql<boolean>`is_pick = 1`] : []),
    ...(queued ? queuedConditions(queued) : []),
  ];
}

function queuedConditions({
  sectionId,
  authorId,
  reader,
  rule,
  isReported,
  text,
  freeFor,
}: QueuedFilter): RawBuilder<boolean>[] {
  return [
    // What was emptied is nobody's to decide on.
    sql<boolean>`deleted_at is null`,
    ...(sectionId === undefined
      ? []
      : [sql<boolean>`article_id in (select id from articles where section_id = ${sectionId})`]),
    ...(authorId === undefined
      ? []
      : [sql<boolean>`article_id in (select article_id from article_authors where author_id = ${authorId})`]),
    ...(reader === undefined ? [] : [sql<boolean>`avatar_seed = ${reader}`]),
    ...(rule === undefined ? [] : [wasStoppedBy(rule)]),
    ...(isReported === true ? [sql<boolean>`report_count > 0`] : []),
    ...(text === undefined ? [] : [contains(text)]),
    ...(freeFor ? [isFreeFor(freeFor)] : []),
  ];
}

// As JSON.stringify writes an outcome. Within its reason, quotes have a backslash before them.
function wasStoppedBy(rule: string): RawBuilder<boolean> {
  const said = (verdict: string) => `%${escape(`{"rule":${JSON.stringify(rule)},"verdict":"${verdict}"`)}%`;
  return sql<boolean>`(outcomes like ${said('hold')} escape '\\' or outcomes like ${said('reject')} escape '\\')`;
}

function contains(text: string): RawBuilder<boolean> {
  const pattern = `%${escape(text)}%`;
  const has = (column: string) => sql`lower(${sql.ref(column)}) like lower(${pattern}) escape '\\'`;
  return sql<boolean>`(${has('body')} or ${has('name')})`;
}

function isFreeFor({ holder, now }: NonNullable<QueuedFilter['freeFor']>): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select 1 from comment_claims
    where comment_id = comments.id and claimed_until > ${now} and holder <> ${holder}
  )`;
}

function escape(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
