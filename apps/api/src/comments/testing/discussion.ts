// An article to discuss, readers who do, and a look at what became of it.
import { CommentSubmission, type PublicComment } from '@broadsheet/domain';
import { sql, type Insertable, type Kysely } from 'kysely';
import { vi } from 'vitest';
import type { z } from 'zod';
import { anonymous } from '../../caller.ts';
import { write } from '../../changes/changes.actions.ts';
import { followChanges } from '../../changes/following.actions.ts';
import type { Database } from '../../database/schema.ts';
import type { Precondition } from '../../http/etag.ts';
import type { Newsroom } from '../../newsroom.ts';
import { addComment, type NewComment } from '../adding.actions.ts';
import { submitComment } from '../comments.actions.ts';

type ArticleRow = Insertable<Database['articles']>;

/** Puts a published article into the database, with these columns of its own. Returns its id. */
export async function insertArticle({ db, newId, now }: Newsroom, columns: Partial<ArticleRow> = {}): Promise<string> {
  const id = newId();
  const at = now();
  const row: ArticleRow = {
    id,
    kind: 'article',
    slug: `article-${id}`,
    title: 'Ferries',
    dek: '',
    body: '<p>They run.</p>',
    excerpt: 'They run.',
    reading_minutes: 1,
    section_id: null,
    language: 'en',
    status: 'published',
    lead_image: 'null',
    sources: '[]',
    corrections: '[]',
    comment_policy: 'open',
    comment_count: 0,
    published_at: at,
    scheduled_for: null,
    withdrawn_at: null,
    created_at: at,
    updated_at: at,
    version: 1,
  };
  await db
    .insertInto('articles')
    .values({ ...row, ...columns })
    .execute();
  return id;
}

/** What a reader sends, as it comes out of the contract. */
export function submissionOf(fields: Partial<z.input<typeof CommentSubmission>> = {}): CommentSubmission {
  return CommentSubmission.parse({ body: 'It was lentil.', name: 'Old Pilot', email: 'pilot@example.org', ...fields });
}

/** Sends a comment as a reader does. */
export function send(newsroom: Newsroom, articleId: string, fields: Partial<z.input<typeof CommentSubmission>> = {}) {
  return submitComment(newsroom, { articleId, submission: submissionOf(fields), ipAddress: '192.0.2.7' });
}

/** Puts a comment there as it is, past all rules. Returns its id. */
export async function put(newsroom: Newsroom, articleId: string, fields: Partial<NewComment> = {}): Promise<string> {
  const id = await write(newsroom, (open): Promise<string | undefined> =>
    addComment(newsroom, open, {
      articleId,
      parentId: null,
      kind: 'comment',
      status: 'approved',
      name: 'Old Pilot',
      website: null,
      body: 'Hello.',
      email: null,
      // Where `send` sends from.
      ipAddress: '192.0.2.7',
      outcomes: [],
      fingerprint: null,
      createdAt: open.now,
      ...fields,
    }),
  );
  if (id === undefined) throw new Error('There is such a comment already.');
  return id;
}

/** `If-Match` with the number of a version. */
export function onVersion(version: number): Precondition {
  return { allows: (current) => current === version };
}

/** The number of comments that lists show of an article. */
export async function countOfArticle({ db }: Newsroom, id: string): Promise<number> {
  const row = await db.selectFrom('articles').select('comment_count').where('id', '=', id).executeTakeFirstOrThrow();
  return row.comment_count;
}

/** What the change log says of a comment: each change, and whether readers may learn of it. */
export async function changesOf({ db }: Newsroom, { id, articleId }: Pick<PublicComment, 'id' | 'articleId'>) {
  const rows = await db
    .selectFrom('changes')
    .select(['type', 'is_public'])
    .where('subjects', '=', JSON.stringify([`comment:${id}`, `article:${articleId}`]))
    .orderBy('seq')
    .execute();
  return rows.map(({ type, is_public }) => `${type}${is_public === 1 ? ', public' : ''}`);
}

/** Everything that the change log tells a reader, as text. */
export async function toldToReaders(newsroom: Newsroom): Promise<string> {
  const asked = { after: '0', limit: 1000, wait: 0 };
  return JSON.stringify(await followChanges(newsroom, asked, { caller: anonymous, signal: AbortSignal.timeout(1000) }));
}

/** Does `work` while an article is being deleted: it begins before that is committed, and ends after. */
export async function whileDeleting<T>(
  { db, dialect }: Newsroom,
  articleId: string,
  work: () => Promise<T>,
): Promise<T> {
  let working: Promise<T> | undefined;
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('articles').where('id', '=', articleId).execute();
    working = work();
    // What is thrown is for the caller, who is not there yet.
    working.catch(() => undefined);
    // SQLite lets nothing begin until this is through.
    if (dialect === 'postgres') await vi.waitUntil(() => isWaiting(db));
  });
  if (!working) throw new Error('The transaction was not run.');
  return working;
}

async function isWaiting(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(db);
  return rows.length > 0;
}
