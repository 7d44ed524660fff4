import { findArticleId } from '../articles/locating.actions.ts';
import { addComment } from '../comments/adding.actions.ts';
import { findLocalIds } from './import.store.ts';
import { findImported, remember, type ImportWrite } from './import-write.ts';
import type { ImportedComment } from './wordpress/imported.ts';

/** Comments of one item, each behind the one it replies to. */
export interface ImportedDiscussion {
  readonly originalArticleId: number;
  /** For comments that have no date of their own. */
  readonly publishedAt: string | undefined;
  readonly comments: readonly ImportedComment[];
}

/** Adds the comments that were not imported before, where their article is here. */
export async function importComments(work: ImportWrite, discussion: ImportedDiscussion): Promise<void> {
  const { open, outline, summary } = work;
  const articleId = await findImported(work, 'article', String(discussion.originalArticleId));
  // An editor has deleted it, and its discussion with it.
  if (articleId === undefined || (await findArticleId(open.db, articleId)) === undefined) return;
  const asked = discussion.comments.flatMap(({ originalId, originalParentId }) => [originalId, originalParentId]);
  const numbers = [...new Set(asked)].filter((number) => number !== undefined).map(String);
  const known = await findLocalIds(open.db, { source: outline.source, kind: 'comment' }, numbers);
  for (const comment of discussion.comments) {
    const originalId = String(comment.originalId);
    if (known.has(originalId)) {
      summary.countPresent('comment');
      continue;
    }
    const parentId = known.get(String(comment.originalParentId)) ?? null;
    const createdAt = comment.createdAt ?? discussion.publishedAt ?? open.now;
    const localId = await addImported(work, { ...comment, createdAt }, { articleId, parentId });
    known.set(originalId, localId);
    summary.countAdded(`${comment.kind === 'comment' ? 'comment' : 'notice'} ${comment.status}`);
  }
}

async function addImported(
  work: ImportWrite,
  comment: ImportedComment & { createdAt: string },
  place: { articleId: string; parentId: string | null },
): Promise<string> {
  const { originalId, originalParentId: _, ...written } = comment;
  // What no rule judged has no outcomes; and two who said the same words are two here, too.
  const draft = { ...written, ...place, outcomes: [], fingerprint: null };
  const localId = await addComment(work.newsroom, work.open, draft);
  if (localId === undefined) throw new Error('A comment without a fingerprint is always added.');
  await remember(work, 'comment', { originalId: String(originalId), localId });
  return localId;
}
