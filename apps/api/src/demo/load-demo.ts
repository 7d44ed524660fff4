// Fills an empty newsroom with the demo, in one transaction: it is there whole or not at all.
import { AuthorDraft, CommentSubmission, SectionDraft, toTimestamp } from '@broadsheet/domain';
import { addArticle, type ArticleLife } from '../articles/articles.actions.ts';
import { authors } from '../authors/authors.actions.ts';
import { write, type Write } from '../changes/changes.actions.ts';
import { findLastChange } from '../changes/changes.store.ts';
import { addComment } from '../comments/adding.actions.ts';
import { lockChangeLog } from '../database/dialect.ts';
import type { Newsroom } from '../newsroom.ts';
import { sections } from '../sections/sections.actions.ts';
import type { DemoArticle, DemoComment, DemoPublication } from './newsroom-types.ts';
import { newsroom as demo } from './newsroom.ts';
import { findPublicationTime, toArticleDraft, toTimeAfter } from './relative-times.ts';

/** Loads the demo newsroom where nothing has ever happened. Returns whether it did. */
export function loadDemo(newsroom: Newsroom): Promise<boolean> {
  return write(newsroom, async (open) => {
    // Held before looking, so that of two processes that start at once only one loads.
    await lockChangeLog(open.db, newsroom.dialect);
    if ((await findLastChange(open.db)) > 0) return false;
    for (const section of demo.sections) await sections.add(open, SectionDraft.parse(section), newsroom.newId());
    for (const author of demo.authors) await authors.add(open, AuthorDraft.parse(author), newsroom.newId());
    for (const article of demo.articles) await loadArticle(newsroom, open, article);
    return true;
  });
}

async function loadArticle(newsroom: Newsroom, open: Write, article: DemoArticle): Promise<void> {
  const loadedAt = new Date(open.now);
  const life = toLife(article.publish, loadedAt);
  const { id } = await addArticle(open, toArticleDraft(article, loadedAt), { newId: newsroom.newId, life });
  const place = { articleId: id, publishedAt: findPublicationTime(article.publish, loadedAt) ?? loadedAt };
  await loadComments(newsroom, open, { ...place, comments: article.comments ?? [], parentId: null });
}

function toLife(publication: DemoPublication, loadedAt: Date): ArticleLife {
  if (typeof publication === 'string') return { status: publication };
  const time = findPublicationTime(publication, loadedAt) ?? loadedAt;
  const at = toTimestamp(time);
  if (time > loadedAt) return { status: 'scheduled', scheduledFor: at };
  return { status: 'published', createdAt: at, updatedAt: at, publishedAt: at };
}

interface DemoThread {
  readonly articleId: string;
  readonly publishedAt: Date;
  readonly comments: readonly DemoComment[];
  readonly parentId: string | null;
}

async function loadComments(newsroom: Newsroom, open: Write, thread: DemoThread): Promise<void> {
  const { articleId, publishedAt, comments, parentId } = thread;
  for (const { hoursAfterPublication, status, isEditorsPick = false, replies = [], ...written } of comments) {
    const createdAt = toTimestamp(toTimeAfter(publishedAt, hoursAfterPublication));
    const { name, email, website, body } = CommentSubmission.parse(written);
    const id = await addComment(newsroom, open, {
      ...{ name, email, website, body },
      ...{ articleId, parentId, kind: 'comment', status, isEditorsPick, createdAt },
      ...{ ipAddress: null, outcomes: [], fingerprint: null },
    });
    await loadComments(newsroom, open, { ...thread, comments: replies, parentId: id ?? null });
  }
}
