// What readers see of what they wrote themselves.
import type { ListedOwnComment, OwnComment, OwnCommentsQuery } from '@broadsheet/api-contract';
import { editableUntil, type PublicComment } from '@broadsheet/domain';
import { findDiscussed } from '../../articles/article-embeds.actions.ts';
import { findArticleId } from '../../articles/locating.actions.ts';
import { getCommentSettings } from '../../comment-settings/comment-settings.actions.ts';
import { answerPage } from '../../http/pagination.ts';
import type { Newsroom } from '../../newsroom.ts';
import type { StoredComment } from '../comment-rows.ts';
import { hashAuthor } from '../commenter.ts';
import * as own from './authoring.store.ts';

/** The comments that were sent with `authorToken`, the latest first. Throws `invalid-cursor`. */
export async function listOwnComments(
  newsroom: Newsroom,
  authorToken: string | undefined,
  query: OwnCommentsQuery,
): Promise<{ items: ListedOwnComment[]; next: string | null }> {
  const { db, vault } = newsroom;
  const articleId = query.article === undefined ? undefined : await findArticleId(db, query.article);
  const isNowhere = query.article !== undefined && articleId === undefined;
  if (authorToken === undefined || isNowhere) return { items: [], next: null };
  const authorHash = hashAuthor(vault, authorToken);
  const sign = (text: string) => vault.hash('cursor', text);
  const asked = { order: 'own comments', filter: { authorHash, articleId }, cursor: query.after, sign };
  const { items, next } = await answerPage(asked, (after) =>
    own.listOwnComments(db, { authorHash, articleId, after, limit: query.limit }),
  );
  return { items: await withArticles(newsroom, items), next };
}

/**
 * A comment as its author sees it. Whoever sent what is no longer, or never was, shown to readers learns only that a
 * moderator reads it.
 */
export function toOwnComment(stored: StoredComment, editMinutes: number, now: string): OwnComment {
  return {
    comment: toPublic(stored),
    status: stored.status === 'approved' ? 'approved' : 'pending',
    editableUntil: isEditable(stored, editMinutes, now) ? editableUntil({ ...stored, editMinutes }) : null,
    version: stored.version,
  };
}

/** Whether its author may still change a comment. */
export function isEditable({ createdAt }: StoredComment, editMinutes: number, now: string): boolean {
  return now < editableUntil({ createdAt, editMinutes });
}

async function withArticles({ db, now }: Newsroom, comments: readonly StoredComment[]): Promise<ListedOwnComment[]> {
  const articles = await findDiscussed(
    db,
    comments.map(({ articleId }) => articleId),
  );
  const { editMinutes } = await getCommentSettings(db);
  return comments.map((comment) => {
    const article = articles.get(comment.articleId);
    const isOut = article?.status === 'published';
    return {
      ...toOwnComment(comment, editMinutes, now()),
      article: isOut ? { slug: article.slug, title: article.title } : null,
    };
  });
}

function toPublic(stored: StoredComment): PublicComment {
  const { id, articleId, parentId, kind, name, website, body, createdAt } = stored;
  const { threadId, avatarSeed, editedAt, isEditorsPick, isRemoved } = stored;
  return {
    ...{ id, articleId, parentId, kind, name, website, body, createdAt },
    ...{ threadId, avatarSeed, editedAt, isEditorsPick, isRemoved },
  };
}
