// Articles in every state, of nobody and of everybody who signs in; and comments in every state.
import { ArticleStatus, type CommentStatus } from '@broadsheet/domain';
import { insertOwner } from '../articles/article-owners.store.ts';
import type { Asker } from './askers.ts';
import type { TestApi } from './run-api.ts';

/** An article, as the table of rights sees it. */
export interface MadeArticle {
  readonly id: string;
  readonly status: ArticleStatus;
  readonly ownerId: string | null;
}

/** One in each state, of each of `askers` who signed in, and of nobody. */
export async function makeArticles(api: TestApi, askers: readonly Asker[]): Promise<MadeArticle[]> {
  const author = await api.admin.authors.create({ body: { name: 'Ilse Marrow' } });
  const owners = [...askers.flatMap(({ userId }) => userId ?? []), null];
  const made: MadeArticle[] = [];
  for (const ownerId of owners) {
    for (const status of ArticleStatus.options) {
      const id = await makeArticle(api, { status, authorId: author.id });
      if (ownerId !== null) await insertOwner(api.newsroom.db, { articleId: id, userId: ownerId });
      made.push({ id, status, ownerId });
    }
  }
  return made;
}

async function makeArticle(
  { admin }: TestApi,
  { status, authorId }: { status: ArticleStatus; authorId: string },
): Promise<string> {
  const body = { title: `An article that is ${status}`, body: '<p>Lentils.</p>', authors: [{ author: authorId }] };
  const { id } = await admin.articles.create({ body });
  const on = { idOrSlug: id, ifVersion: 1 };
  if (status === 'in-review') await admin.articles.submit(on);
  if (status === 'scheduled') await admin.articles.schedule({ ...on, body: { at: '2999-01-01T00:00:00Z' } });
  if (status === 'published' || status === 'withdrawn') await admin.articles.publish(on);
  if (status === 'withdrawn') await admin.articles.withdraw({ idOrSlug: id, ifVersion: 2 });
  return id;
}

/** The id of a comment in each state, on a published article. */
export async function makeComments({ admin }: TestApi, articleId: string): Promise<[CommentStatus, string][]> {
  const made: [CommentStatus, string][] = [];
  for (const status of ['pending', 'approved', 'rejected', 'spam'] as const) {
    const said = { name: 'Reader', email: `${status}@example.org`, body: `This one is ${status}.` };
    const { comment } = await admin.comments.submit({ idOrSlug: articleId, body: said });
    const on = { id: comment.id, ifVersion: 1 };
    if (status === 'approved') await admin.comments.approve(on);
    if (status === 'rejected') await admin.comments.reject(on);
    if (status === 'spam') await admin.comments.spam(on);
    made.push([status, comment.id]);
  }
  return made;
}
